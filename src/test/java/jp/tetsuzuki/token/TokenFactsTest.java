package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenFactsTest {

    private final TokenWorld world = new TokenWorld(TestDatabase.H2);
    private final String contract = TokenWorld.newContract();

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, Object> facts() {
        return world.bean(TokenFacts.class).of(contract);
    }

    @Test
    void tell_that_there_is_no_token() {
        assertThat(facts())
                .containsEntry("tokenState", "NONE")
                .containsEntry("tokenStateText", "未利用")
                .containsEntry("tokenPresent", false)
                .containsEntry("tokenServiceId", null)
                .containsEntry("tokenDeadline", null)
                .containsEntry("tokenDeadlineText", null)
                .containsEntry("remainingIssues", 5L)
                .containsEntry("issuanceRestricted", false)
                .containsEntry("reissueWait", false)
                .containsEntry("reissueFrom", null);
    }

    @Test
    void tell_the_rules_so_that_no_text_repeats_a_number_of_the_settings() {
        assertThat(facts())
                .containsEntry("issueLimit", 5L)
                .containsEntry("issuesWindowText", "30日")
                .containsEntry("setupPeriodText", "7日")
                .containsEntry("useStartPeriodText", "30日")
                .containsEntry("reissueWaitText", "30分")
                .containsEntry("startPasswordMin", 6L)
                .containsEntry("startPasswordMax", 12L)
                .containsEntry("otpEntries", 5L);
    }

    @Test
    void tell_the_deadline_of_the_setup_and_then_of_the_start_of_use() {
        Token token = world.issued(contract);
        assertThat(facts())
                .containsEntry("tokenState", "ISSUED")
                .containsEntry("tokenStateText", "発行済")
                .containsEntry("tokenPresent", true)
                .containsEntry("tokenKind", "ソフトウェアトークン")
                .containsEntry("tokenServiceId", token.serviceId())
                .containsEntry("tokenIssuedAt", token.issuedAt())
                .containsEntry("tokenDeadline", token.setupDeadline())
                .containsEntry("tokenDeadlineText", "ワンタイムパスワードアプリの初期設定")
                .containsEntry("remainingIssues", 4L);

        world.setup().setUp(token.serviceId(), token.userId(), TokenWorld.START_PASSWORD);
        assertThat(facts())
                .containsEntry("tokenState", "SET_UP")
                .containsEntry("tokenStateText", "初期設定済")
                .containsEntry("tokenDeadline", world.clock().instant().plus(Duration.ofDays(30)))
                .containsEntry("tokenDeadlineText", "ワンタイムパスワードの利用開始");
    }

    @Test
    void tell_how_many_tokens_the_contract_has_ever_been_issued() {
        world.draft(contract);
        assertThat(facts()).containsEntry("tokensIssued", 0L);
        world.issued(contract);
        world.clock().advance(Duration.ofDays(400));
        world.issued(contract);
        assertThat(facts()).containsEntry("tokensIssued", 2L);
    }

    @Test
    void tell_how_long_a_token_has_been_in_use() {
        world.issued(contract);
        assertThat(facts()).containsEntry("tokenUseStartedAt", null).containsEntry("tokenUseMinutes", null);

        String used = TokenWorld.newContract();
        world.inUse(used);
        Instant begun = world.clock().instant();
        world.clock().advance(Duration.ofSeconds(179));

        assertThat(world.bean(TokenFacts.class).of(used))
                .containsEntry("tokenUseStartedAt", begun)
                .containsEntry("tokenUseMinutes", 2L);
    }

    @Test
    void tell_no_deadline_of_a_token_in_use() {
        world.inUse(contract);

        assertThat(facts())
                .containsEntry("tokenState", "IN_USE")
                .containsEntry("tokenStateText", "利用中")
                .containsEntry("tokenDeadline", null);
    }

    @Test
    void tell_the_lock() {
        String wrong = world.wrongCode(world.inUse(contract));
        for (int i = 0; i < 5; i++) {
            world.passwords().check(contract, wrong);
        }

        assertThat(facts()).containsEntry("tokenState", "LOCKED").containsEntry("tokenStateText", "閉塞");
    }

    @Test
    void tell_from_when_a_token_can_be_issued_again_rounded_up_to_the_minute() {
        world.inUse(contract);
        world.tokens().release(contract);

        assertThat(facts())
                .containsEntry("tokenState", "NONE")
                .containsEntry("reissueWait", true)
                .containsEntry("reissueFrom", Instant.parse("2026-04-01T05:32:10Z"))
                .containsEntry("reissueFromText", "14:33");

        world.clock().advance(Duration.ofMinutes(30));
        assertThat(facts()).containsEntry("reissueWait", false).containsEntry("reissueFromText", null);
    }

    @Test
    void name_the_day_when_the_wait_passes_midnight() {
        world.clock().moveTo(Instant.parse("2026-04-01T14:45:00Z"));
        world.inUse(contract);
        world.tokens().release(contract);

        assertThat(facts()).containsEntry("reissueFromText", "4月2日 0:15");
    }

    @Test
    void tell_the_restriction() {
        for (int i = 0; i < 6; i++) {
            world.issue(contract);
        }

        assertThat(facts()).containsEntry("issuanceRestricted", true).containsEntry("remainingIssues", 0L);
    }
}
