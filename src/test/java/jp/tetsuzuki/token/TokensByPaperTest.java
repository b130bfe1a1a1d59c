package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.tetsuzuki.token.Issuance.Issued;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a paper procedure does to a token (section 7 of the specification). */
class TokensByPaperTest {

    @Nested
    class OnH2 extends Rules {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Rules {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Rules {

        private final TestDatabase database;
        private TokenWorld world;

        Rules(TestDatabase database) {
            this.database = database;
        }

        @BeforeAll
        void open() {
            world = new TokenWorld(database);
        }

        @AfterAll
        void close() {
            world.close();
        }

        private String live(String contract) {
            return world.tokens().live(contract).orElseThrow().id();
        }

        private void lock(String contract, TokenSecret secret) {
            String wrong = world.wrongCode(secret);
            for (int i = 0; i < 5; i++) {
                world.passwords().check(contract, wrong);
            }
        }

        @Test
        void releases_a_token_in_use_without_a_code() {
            String contract = TokenWorld.newContract();
            world.inUse(contract);
            String id = live(contract);

            assertThat(world.tokens().releaseByPaper(id)).isTrue();

            assertThat(world.stateOf(id)).isEqualTo(TokenState.RELEASED);
            assertThat(world.column("secret", id)).isNull();
            assertThat(world.tokens().live(contract)).isEmpty();
            assertThat(world.eventsOf(contract)).contains(new TokenReleased(contract, id));
            assertThat(world.auditOf(contract)).endsWith("token.releaseByPaper DONE");
        }

        @Test
        void releases_a_token_that_was_locked_while_in_use() {
            String contract = TokenWorld.newContract();
            lock(contract, world.inUse(contract));
            String id = live(contract);

            assertThat(world.tokens().releaseByPaper(id)).isTrue();

            assertThat(world.stateOf(id)).isEqualTo(TokenState.RELEASED);
            assertThat(world.bean(TokensInUse.class).inUse(contract)).isFalse();
        }

        @Test
        void voids_a_token_that_was_never_used_and_tells_it() {
            String contract = TokenWorld.newContract();
            lock(contract, world.setUp(contract));
            String locked = live(contract);

            assertThat(world.tokens().releaseByPaper(locked)).isTrue();

            assertThat(world.stateOf(locked)).isEqualTo(TokenState.VOIDED);
            assertThat(world.eventsOf(contract))
                    .contains(new TokenVoided(contract, locked, VoidReason.RELEASED_BY_PAPER));
        }

        @Test
        void releases_once_and_leaves_a_later_token_alone() {
            String contract = TokenWorld.newContract();
            world.inUse(contract);
            String released = live(contract);
            world.tokens().release(contract);
            world.clock().advance(Duration.ofMinutes(30));
            world.inUse(contract);

            assertThat(world.tokens().releaseByPaper(released)).isFalse();

            assertThat(world.tokens().live(contract).orElseThrow().state()).isEqualTo(TokenState.IN_USE);
            assertThat(world.auditOf(contract)).endsWith("token.releaseByPaper REFUSED");
        }

        @Test
        void releases_once_however_many_approve_at_once() {
            String contract = TokenWorld.newContract();
            world.inUse(contract);
            String id = live(contract);

            List<Boolean> released = TokenWorld.atOnce(10, () -> world.tokens().releaseByPaper(id));

            assertThat(released).containsOnlyOnce(true);
            assertThat(world.eventsOf(contract)).containsOnlyOnce(new TokenReleased(contract, id));
        }

        @Test
        void stops_a_lost_token_so_that_no_code_works() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.inUse(contract);
            String id = live(contract);

            assertThat(world.tokens().stop(id)).isTrue();

            assertThat(world.passwords().check(contract, world.code(secret))).isEqualTo(new OtpCheck.Locked(false));
            Token stopped = world.tokens().byId(id).orElseThrow();
            assertThat(stopped.stopped()).isTrue();
            assertThat(stopped.stateText()).isEqualTo("停止中");
            assertThat(stopped.lockedFrom()).isEqualTo(TokenState.IN_USE);
            assertThat(world.bean(TokenFacts.class).of(contract))
                    .containsEntry("tokenState", "LOCKED")
                    .containsEntry("tokenStateText", "停止中")
                    .containsEntry("tokenStopped", true);
            assertThat(world.auditOf(contract)).contains("token.stop DONE");
        }

        @Test
        void stops_a_token_that_wrong_codes_had_locked_without_forgetting_where_it_stood() {
            String contract = TokenWorld.newContract();
            lock(contract, world.setUp(contract));
            String id = live(contract);

            assertThat(world.tokens().stop(id)).isTrue();

            Token stopped = world.tokens().byId(id).orElseThrow();
            assertThat(stopped.lockedFrom()).isEqualTo(TokenState.SET_UP);
            assertThat(stopped.lockReason()).isEqualTo(LockReason.LOSS);
        }

        @Test
        void stops_no_token_that_is_on_no_device() {
            String contract = TokenWorld.newContract();
            Token issued = world.issued(contract);

            assertThat(world.tokens().stop(issued.id())).isFalse();
            assertThat(world.tokens().stop("unknown")).isFalse();

            assertThat(world.stateOf(issued.id())).isEqualTo(TokenState.ISSUED);
        }

        @Test
        void unlocks_a_token_to_where_it_stood_with_its_count_reset() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.inUse(contract);
            lock(contract, secret);
            String id = live(contract);

            assertThat(world.tokens().unlock(id)).isTrue();

            assertThat(world.stateOf(id)).isEqualTo(TokenState.IN_USE);
            assertThat(world.tokens().byId(id).orElseThrow().lockReason()).isNull();
            assertThat(world.passwords().check(contract, world.wrongCode(secret)))
                    .isEqualTo(new OtpCheck.Wrong(4));
            assertThat(world.passwords().check(contract, world.code(secret))).isEqualTo(new OtpCheck.Right(id));
            assertThat(world.tokens().unlock(id)).isFalse();
        }

        @Test
        void unlocks_no_token_that_was_stopped_for_loss_whatever_had_locked_it_before() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.inUse(contract);
            lock(contract, secret);
            String id = live(contract);
            world.tokens().stop(id);

            assertThat(world.tokens().unlock(id)).isFalse();

            assertThat(world.tokens().byId(id).orElseThrow().stopped()).isTrue();
            assertThat(world.passwords().check(contract, world.code(secret))).isEqualTo(new OtpCheck.Locked(false));
            assertThat(world.auditOf(contract)).contains("token.unlock REFUSED");
        }

        @Test
        void keeps_the_deadline_of_a_set_up_token_that_is_unlocked_in_time() {
            String contract = TokenWorld.newContract();
            lock(contract, world.setUp(contract));
            String id = live(contract);
            Instant deadline = world.tokens().byId(id).orElseThrow().useStartDeadline();
            world.clock().advance(Duration.ofDays(29));

            world.tokens().unlock(id);

            assertThat(world.tokens().byId(id).orElseThrow().useStartDeadline()).isEqualTo(deadline);
            assertThat(world.tokens().startUse(contract)).isPresent();
        }

        @Test
        void gives_a_new_deadline_to_a_set_up_token_that_is_unlocked_too_late_for_its_own() {
            String contract = TokenWorld.newContract();
            lock(contract, world.setUp(contract));
            String id = live(contract);
            world.clock().advance(Duration.ofDays(30));
            assertThat(world.tokens().voidToken(id, VoidReason.USE_START_DEADLINE))
                    .isEqualTo(VoidOutcome.LOCKED);
            assertThat(world.tokens().lookAgainAt(id))
                    .contains(world.clock().instant().plus(Duration.ofDays(30)));
            world.clock().advance(Duration.ofDays(12));

            world.tokens().unlock(id);

            Instant deadline = world.clock().instant().plus(Duration.ofDays(30));
            assertThat(world.tokens().byId(id).orElseThrow().useStartDeadline()).isEqualTo(deadline);
            world.clock().advance(Duration.ofDays(18));
            assertThat(world.tokens().voidToken(id, VoidReason.USE_START_DEADLINE))
                    .isEqualTo(VoidOutcome.NOT_DUE);
            assertThat(world.tokens().lookAgainAt(id)).contains(deadline);
            world.clock().moveTo(deadline);
            assertThat(world.tokens().voidToken(id, VoidReason.USE_START_DEADLINE))
                    .isEqualTo(VoidOutcome.VOIDED);
            assertThat(world.tokens().lookAgainAt(id)).isEmpty();
        }

        @Test
        void lifts_a_restriction_once_and_counts_issues_anew() {
            String contract = TokenWorld.newContract();
            for (int i = 0; i < 6; i++) {
                world.issue(contract);
            }
            assertThat(world.tokens().issuesLeft(contract)).isZero();

            assertThat(world.tokens().liftRestriction(contract)).isTrue();
            assertThat(world.tokens().liftRestriction(contract)).isFalse();

            assertThat(world.tokens().issuesLeft(contract)).isEqualTo(5);
            world.clock().advance(Duration.ofSeconds(1));
            assertThat(world.issue(contract)).isInstanceOf(Issued.class);
            assertThat(world.tokens().issuesLeft(contract)).isEqualTo(4);
            assertThat(world.auditOf(contract)).contains("token.liftRestriction DONE", "token.liftRestriction REFUSED");
        }

        @Test
        void lifts_no_restriction_of_a_contract_that_has_none() {
            String contract = TokenWorld.newContract();

            assertThat(world.tokens().liftRestriction(contract)).isFalse();
        }
    }
}
