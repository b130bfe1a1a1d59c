package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.tetsuzuki.token.OtpCheck.Locked;
import jp.tetsuzuki.token.OtpCheck.NotUsable;
import jp.tetsuzuki.token.OtpCheck.Right;
import jp.tetsuzuki.token.OtpCheck.Wrong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class OneTimePasswordsTest {

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

        private static final Duration STEP = Duration.ofSeconds(60);

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

        @Test
        void accepts_the_code_of_the_current_step() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);

            assertThat(world.passwords().check(contract, world.code(secret))).isInstanceOf(Right.class);
            assertThat(world.auditOf(contract)).endsWith("token.otp RIGHT");
        }

        @Test
        void accepts_the_code_of_the_previous_step_and_no_older_or_later_one() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            Instant now = world.clock().instant();
            String code = world.code(secret);

            world.clock().moveTo(now.minus(STEP));
            assertThat(world.passwords().check(contract, code)).isEqualTo(new Wrong(4));
            world.clock().moveTo(now.plus(STEP.multipliedBy(2)));
            assertThat(world.passwords().check(contract, code)).isEqualTo(new Wrong(3));
            world.clock().moveTo(now.plus(STEP));
            assertThat(world.passwords().check(contract, code)).isInstanceOf(Right.class);
        }

        @Test
        void refuses_a_code_that_was_used_and_counts_it_as_wrong() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            String code = world.code(secret);
            world.passwords().check(contract, code);

            assertThat(world.passwords().check(contract, code)).isEqualTo(new Wrong(4));
            world.clock().advance(STEP);
            assertThat(world.passwords().check(contract, code)).isEqualTo(new Wrong(3));
        }

        @Test
        void accepts_the_previous_steps_code_after_the_current_one() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            String previous = world.code(secret);
            world.clock().advance(STEP);

            assertThat(world.passwords().check(contract, world.code(secret))).isInstanceOf(Right.class);
            assertThat(world.passwords().check(contract, previous)).isInstanceOf(Right.class);
            assertThat(world.passwords().check(contract, previous)).isEqualTo(new Wrong(4));
        }

        @Test
        void does_not_revive_a_used_code_when_the_clock_is_set_back() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            Instant then = world.clock().instant();
            String code = world.code(secret);
            world.passwords().check(contract, code);
            world.clock().advance(Duration.ofHours(20));
            world.passwords().check(contract, world.code(secret));

            world.clock().moveTo(then);

            assertThat(world.passwords().check(contract, code)).isEqualTo(new Wrong(4));
        }

        @Test
        void takes_anything_else_for_a_wrong_code() {
            for (String entry : List.of("", "12345", "1234567", "abcdef", "１２３４５６", "\ud800", "1".repeat(10_000))) {
                String contract = TokenWorld.newContract();
                world.setUp(contract);

                assertThat(world.passwords().check(contract, entry)).isEqualTo(new Wrong(4));
            }
        }

        @Test
        void locks_at_the_fifth_wrong_code_and_then_refuses_even_a_right_one() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            String wrong = world.wrongCode(secret);
            List<OtpCheck> checks = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                checks.add(world.passwords().check(contract, wrong));
            }

            assertThat(checks)
                    .containsExactly(new Wrong(4), new Wrong(3), new Wrong(2), new Wrong(1), new Locked(true));
            assertThat(world.passwords().check(contract, world.code(secret))).isEqualTo(new Locked(false));
            Token token = world.tokens().live(contract).orElseThrow();
            assertThat(token.state()).isEqualTo(TokenState.LOCKED);
            assertThat(token.lockedFrom()).isEqualTo(TokenState.SET_UP);
            assertThat(world.auditOf(contract))
                    .endsWith("token.otp WRONG", "token.lock DONE", "token.otp REFUSED_LOCKED");
        }

        @Test
        void remembers_that_a_locked_token_was_in_use() {
            String contract = TokenWorld.newContract();
            String wrong = world.wrongCode(world.inUse(contract));
            for (int i = 0; i < 5; i++) {
                world.passwords().check(contract, wrong);
            }

            assertThat(world.tokens().live(contract).orElseThrow().lockedFrom()).isEqualTo(TokenState.IN_USE);
            assertThat(world.bean(TokensInUse.class).inUse(contract)).isTrue();
        }

        @Test
        void counts_anew_after_a_right_code_but_not_after_midnight() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            for (int i = 0; i < 4; i++) {
                world.passwords().check(contract, world.wrongCode(secret));
            }
            assertThat(world.passwords().check(contract, world.code(secret))).isInstanceOf(Right.class);

            assertThat(world.passwords().check(contract, world.wrongCode(secret)))
                    .isEqualTo(new Wrong(4));
            world.clock().advance(Duration.ofDays(1));
            assertThat(world.passwords().check(contract, world.wrongCode(secret)))
                    .isEqualTo(new Wrong(3));
        }

        @Test
        void checks_nothing_where_there_is_no_token_that_makes_codes() {
            String contract = TokenWorld.newContract();
            assertThat(world.passwords().check(contract, "000000")).isEqualTo(new NotUsable());
            world.issued(contract);
            assertThat(world.passwords().check(contract, "000000")).isEqualTo(new NotUsable());

            String late = TokenWorld.newContract();
            TokenSecret secret = world.setUp(late);
            world.clock().advance(Duration.ofDays(30));
            assertThat(world.passwords().check(late, world.code(secret))).isEqualTo(new NotUsable());
        }

        @Test
        void compares_exactly_five_of_two_hundred_wrong_codes_entered_at_once() {
            String contract = TokenWorld.newContract();
            String wrong = world.wrongCode(world.inUse(contract));

            List<OtpCheck> checks =
                    TokenWorld.atOnce(200, () -> world.passwords().check(contract, wrong));

            assertThat(checks)
                    .contains(new Wrong(4), new Wrong(3), new Wrong(2), new Wrong(1))
                    .containsOnlyOnce(new Locked(true));
            assertThat(checks).filteredOn(new Locked(false)::equals).hasSize(195);
            String id = world.tokens().live(contract).orElseThrow().id();
            assertThat(world.column("wrong_entries", id)).isEqualTo(5);
            assertThat(world.auditOf(contract))
                    .filteredOn("token.otp WRONG"::equals)
                    .hasSize(5);
        }

        @Test
        void accepts_a_code_once_of_fifty_times_entered_at_once() {
            String contract = TokenWorld.newContract();
            String code = world.code(world.inUse(contract));

            List<OtpCheck> checks =
                    TokenWorld.atOnce(50, () -> world.passwords().check(contract, code));

            assertThat(checks).filteredOn(Right.class::isInstance).hasSize(1);
        }

        @Test
        void stays_counted_when_the_procedure_that_asked_fails() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            String code = world.code(secret);

            world.transaction().executeWithoutResult(status -> {
                world.passwords().check(contract, world.wrongCode(secret));
                world.passwords().check(contract, code);
                world.passwords().check(contract, world.wrongCode(secret));
                status.setRollbackOnly();
            });

            assertThat(world.passwords().check(contract, code)).isEqualTo(new Wrong(3));
        }

        @Test
        void counts_while_all_connections_of_the_main_pool_are_taken() throws SQLException {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            List<Connection> taken = new ArrayList<>();
            try {
                for (int i = 0; i < TokenWorld.MAIN_POOL; i++) {
                    taken.add(world.mainPool().getConnection());
                }
                assertThat(world.passwords().check(contract, world.wrongCode(secret)))
                        .isEqualTo(new Wrong(4));
                assertThat(world.passwords().check(contract, world.code(secret)))
                        .isInstanceOf(Right.class);
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        }

        @Test
        void gets_a_secret_under_the_new_key_at_its_next_right_use() throws IOException {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.setUp(contract);
            String id = world.tokens().live(contract).orElseThrow().id();
            TokenSecrets secrets = world.bean(TokenSecrets.class);

            KeysetFile.rotate(world.keyset());

            world.passwords().check(contract, world.wrongCode(secret));
            assertThat(secrets.isUnderEarlierKey((byte[]) world.column("secret", id)))
                    .isTrue();
            assertThat(world.passwords().check(contract, world.code(secret))).isInstanceOf(Right.class);
            byte[] sealed = (byte[]) world.column("secret", id);
            assertThat(secrets.isUnderEarlierKey(sealed)).isFalse();
            assertThat(secrets.open(sealed, id).bytes()).isEqualTo(secret.bytes());
        }

        @Test
        void does_not_take_another_tokens_secret_for_its_own() {
            String contract = TokenWorld.newContract();
            String thief = TokenWorld.newContract();
            world.setUp(contract);
            TokenSecret stolen = world.setUp(thief);
            String id = world.tokens().live(contract).orElseThrow().id();
            String thiefsId = world.tokens().live(thief).orElseThrow().id();

            world.jdbc()
                    .sql("UPDATE token SET secret = (SELECT secret FROM token WHERE id = ?) WHERE id = ?")
                    .params(thiefsId, id)
                    .update();

            assertThatThrownBy(() -> world.passwords().check(contract, world.code(stolen)))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void keeps_no_more_used_steps_than_it_needs() {
            String contract = TokenWorld.newContract();
            TokenSecret secret = world.inUse(contract);
            String id = world.tokens().live(contract).orElseThrow().id();
            for (int day = 0; day < 6; day++) {
                assertThat(world.passwords().check(contract, world.code(secret)))
                        .isInstanceOf(Right.class);
                world.clock().advance(Duration.ofDays(1));
            }

            assertThat(world.jdbc()
                            .sql("SELECT COUNT(*) FROM token_used_step WHERE token_id = ?")
                            .params(id)
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
        }
    }
}
