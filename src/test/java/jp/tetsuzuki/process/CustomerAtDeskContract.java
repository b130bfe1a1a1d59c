package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the desk shows of a customer. */
abstract class CustomerAtDeskContract extends StaffContract {

    private String shownToClerk() {
        return deskOf(CLERK_OF_BRANCH)
                .post("/staff/customers/shown", Map.of("contractNumber", contractNumber))
                .body();
    }

    @Test
    void a_clerk_reads_what_a_paper_is_compared_with() {
        assertThat(shownToClerk())
                .contains("手続花子", "テツヅキハナコ", "097-500-0001", NOTICE_ADDRESS)
                .contains("ログインパスワード", "限度額の引き下げ")
                .doesNotContain("引き下げの終わり");
    }

    @Test
    void a_clerk_reads_until_when_the_limit_of_transfers_is_lowered() {
        jdbc.sql("INSERT INTO transfer_account (contract_number, lowered_until) VALUES (?, ?)")
                .params(contractNumber, START.plus(Duration.ofHours(38)).atOffset(ZoneOffset.UTC))
                .update();

        assertThat(shownToClerk()).contains("引き下げの終わり", "2027年2月3日");
    }

    @Test
    void the_state_of_the_login_password_is_a_fact() {
        assertThat(fact("loginPasswordSuspended")).isEqualTo(false);
        jdbc.sql("UPDATE customer_password SET suspended_until = ? WHERE contract_number = ? AND kind = 'LOGIN'")
                .params(START.plus(Duration.ofMinutes(30)).atOffset(ZoneOffset.UTC), contractNumber)
                .update();

        assertThat(fact("loginPasswordSuspended")).isEqualTo(true);
        clock.stopAt(START.plus(Duration.ofMinutes(30)));
        assertThat(fact("loginPasswordSuspended")).isEqualTo(false);
    }
}
