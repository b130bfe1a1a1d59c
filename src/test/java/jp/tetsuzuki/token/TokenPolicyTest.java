package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPolicyTest {

    private static final String CONTRACT = "1000370452";

    private final TokenPolicy policy = new TokenPolicy(TokenWorld.settings(Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kaishi24",
                "a1b2c3",
                "ABCDEFGHIJK1",
                "112233",
                "135790",
                "1234560",
                "1234562",
                "aaaaab",
                "121212",
                "azazaz",
                "890120"
            })
    void accepts_a_start_password_that_breaks_no_rule(String password) {
        assertThat(policy.faultOfStartPassword(password, CONTRACT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Abc12,MALFORMED",
                "Abcdefgh12345,MALFORMED",
                "'',MALFORMED",
                "Abc 123,MALFORMED",
                "Abc-123,MALFORMED",
                "Ａｂｃ１２３,MALFORMED",
                "パスワード12,MALFORMED",
                "111111,REPEATED",
                "aaaaaaaaaaaa,REPEATED",
                "123456,RUN",
                "654321,RUN",
                "abcdef,RUN",
                "FEDCBA,RUN",
                "aBcDeF,RUN",
                "1234567890,RUN",
                "0987654321,RUN",
                "100037,CONTRACT_NUMBER",
                "370452,CONTRACT_NUMBER",
                "1000370452,CONTRACT_NUMBER"
            })
    void refuses_a_start_password_that_is_easily_guessed(String password, StartPasswordFault fault) {
        assertThat(policy.faultOfStartPassword(password, CONTRACT)).contains(fault);
    }

    @Test
    void gives_timers_iso_text() {
        assertThat(Duration.parse(policy.getSetupPeriod())).isEqualTo(Duration.ofDays(7));
        assertThat(Duration.parse(policy.getSetupReminderAfter())).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void counts_issues_down_to_none() {
        assertThat(policy.issuesLeft(0)).isEqualTo(5);
        assertThat(policy.issuesLeft(5)).isZero();
        assertThat(policy.issuesLeft(6)).isZero();
    }

    @Test
    void lets_half_an_hour_pass_between_release_and_issue() {
        Instant released = Instant.parse("2026-04-01T05:02:10Z");

        assertThat(policy.reissueFrom(released)).isEqualTo("2026-04-01T05:32:10Z");
    }
}
