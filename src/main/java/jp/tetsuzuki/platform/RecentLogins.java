package jp.tetsuzuki.platform;

import java.time.ZonedDateTime;
import java.util.List;

/** The logins that a customer is shown to notice a stranger's. */
public interface RecentLogins {

    /**
     * @param at when
     * @param from the address that it came from
     */
    record Login(ZonedDateTime at, String from) {}

    /**
     * @param contractNumber contract number, 10 digits
     * @return the last three, newest first
     */
    List<Login> lastThree(String contractNumber);
}
