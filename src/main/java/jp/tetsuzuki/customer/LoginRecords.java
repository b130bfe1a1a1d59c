package jp.tetsuzuki.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.audit.ClientAddress;
import jp.tetsuzuki.platform.RecentLogins;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers' logins, so that they can see whether anybody else uses their contract. */
@Component
public class LoginRecords implements RecentLogins {

    private final JdbcClient jdbc;
    private final Clock clock;

    LoginRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @return at most three logins, the latest, which is usually the present one, first
     */
    @Override
    public List<RecentLogins.Login> lastThree(String contractNumber) {
        return jdbc.sql("""
                        SELECT logged_in_at, address FROM login_record
                        WHERE contract_number = ? ORDER BY id DESC FETCH FIRST 3 ROWS ONLY""")
                .param(contractNumber)
                .query((row, number) -> new RecentLogins.Login(
                        row.getObject("logged_in_at", OffsetDateTime.class).atZoneSameInstant(clock.getZone()),
                        row.getString("address")))
                .list();
    }

    /** The latest login. */
    Optional<Instant> latest(String contractNumber) {
        return momentOf(contractNumber, 0);
    }

    /** The login before the latest. */
    Optional<Instant> previous(String contractNumber) {
        return momentOf(contractNumber, 1);
    }

    private Optional<Instant> momentOf(String contractNumber, int later) {
        return lastThree(contractNumber).stream()
                .skip(later)
                .findFirst()
                .map(login -> login.at().toInstant());
    }

    /** Adds a login of this moment in the transaction of the given client. */
    void add(JdbcClient client, String contractNumber) {
        client.sql("INSERT INTO login_record (contract_number, logged_in_at, address) VALUES (?, ?, ?)")
                .params(
                        contractNumber,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        ClientAddress.ofCurrentRequest().orElse(null))
                .update();
    }
}
