package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class AppSetupTest {

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

        private Optional<TokenSecret> setUp(Token token, String startPassword) {
            return world.setup().setUp(token.serviceId(), token.userId(), startPassword);
        }

        @Test
        void gives_the_secret_and_forgets_the_start_password() {
            String contract = TokenWorld.newContract();
            Token token = world.issued(contract);

            TokenSecret secret = setUp(token, TokenWorld.START_PASSWORD).orElseThrow();

            Token setUp = world.tokens().byId(token.id()).orElseThrow();
            assertThat(setUp.state()).isEqualTo(TokenState.SET_UP);
            assertThat(setUp.useStartDeadline())
                    .isEqualTo(world.clock().instant().plus(Duration.ofDays(30)));
            assertThat(world.column("start_password_hash", token.id())).isNull();
            assertThat(world.bean(TokenSecrets.class)
                            .open((byte[]) world.column("secret", token.id()), token.id())
                            .bytes())
                    .isEqualTo(secret.bytes());
            assertThat(world.eventsOf(contract))
                    .containsExactly(new TokenSetUp(contract, token.id(), setUp.useStartDeadline()));
            assertThat(world.auditOf(contract)).endsWith("token.setUp DONE");
        }

        @Test
        void happens_once_in_a_tokens_life() {
            Token token = world.issued(TokenWorld.newContract());
            setUp(token, TokenWorld.START_PASSWORD);

            assertThat(setUp(token, TokenWorld.START_PASSWORD)).isEmpty();
        }

        @Test
        void happens_once_of_many_times_tried_at_once() {
            String contract = TokenWorld.newContract();
            Token token = world.issued(contract);

            List<Boolean> given = TokenWorld.atOnce(
                    20, () -> setUp(token, TokenWorld.START_PASSWORD).isPresent());

            assertThat(given).containsOnlyOnce(true);
            assertThat(world.stateOf(token.id())).isEqualTo(TokenState.SET_UP);
        }

        @Test
        void is_refused_for_ids_that_do_not_belong_together() {
            Token one = world.issued(TokenWorld.newContract());
            Token other = world.issued(TokenWorld.newContract());

            assertThat(world.setup().setUp(one.serviceId(), other.userId(), TokenWorld.START_PASSWORD))
                    .isEmpty();
            assertThat(world.column("setup_entries", one.id())).isEqualTo(0);
        }

        @Test
        void is_refused_from_the_deadline_on() {
            Token token = world.issued(TokenWorld.newContract());

            world.clock().moveTo(token.setupDeadline());

            assertThat(setUp(token, TokenWorld.START_PASSWORD)).isEmpty();
            world.clock().moveTo(token.setupDeadline().minusMillis(1));
            assertThat(setUp(token, TokenWorld.START_PASSWORD)).isPresent();
        }

        @Test
        void is_refused_for_a_voided_token() {
            String contract = TokenWorld.newContract();
            Token earlier = world.issued(contract);
            world.issued(contract);

            assertThat(setUp(earlier, TokenWorld.START_PASSWORD)).isEmpty();
            assertThat(world.auditOf(contract)).endsWith("token.setUp REFUSED");
        }

        @Test
        void works_at_the_fifth_entry_after_four_wrong_ones() {
            Token token = world.issued(TokenWorld.newContract());
            for (int i = 0; i < 4; i++) {
                assertThat(setUp(token, "Chigau12")).isEmpty();
            }

            assertThat(setUp(token, TokenWorld.START_PASSWORD)).isPresent();
        }

        @Test
        void voids_the_token_at_the_fifth_wrong_entry() {
            String contract = TokenWorld.newContract();
            Token token = world.issued(contract);
            for (int i = 0; i < 5; i++) {
                assertThat(setUp(token, "Chigau12")).isEmpty();
            }

            assertThat(world.stateOf(token.id())).isEqualTo(TokenState.VOIDED);
            assertThat(setUp(token, TokenWorld.START_PASSWORD)).isEmpty();
            assertThat(world.eventsOf(contract))
                    .containsExactly(new TokenVoided(contract, token.id(), VoidReason.SETUP_WRONG_ENTRIES));
            assertThat(world.auditOf(contract)).contains("token.setUp WRONG", "token.void SETUP_WRONG_ENTRIES");
        }

        @Test
        void voids_the_token_at_the_next_entry_when_the_fifth_was_cut_short() {
            String contract = TokenWorld.newContract();
            Token token = world.issued(contract);
            for (int i = 0; i < 4; i++) {
                setUp(token, "Chigau12");
            }
            killedAfterCounting(token);

            assertThat(setUp(token, TokenWorld.START_PASSWORD)).isEmpty();
            assertThat(world.stateOf(token.id()))
                    .as("the fifth may still be compared")
                    .isEqualTo(TokenState.ISSUED);
            world.clock().advance(Duration.ofMinutes(1));
            assertThat(setUp(token, TokenWorld.START_PASSWORD)).isEmpty();

            assertThat(world.stateOf(token.id())).isEqualTo(TokenState.VOIDED);
            assertThat(world.eventsOf(contract))
                    .containsExactly(new TokenVoided(contract, token.id(), VoidReason.SETUP_WRONG_ENTRIES));
        }

        private void killedAfterCounting(Token token) {
            world.jdbc()
                    .sql("UPDATE token SET setup_entries = 5 WHERE id = ?")
                    .params(token.id())
                    .update();
        }

        @Test
        void compares_at_most_five_of_fifty_wrong_entries_made_at_once() {
            String contract = TokenWorld.newContract();
            Token token = world.issued(contract);

            TokenWorld.atOnce(50, () -> setUp(token, "Chigau12").isPresent());

            assertThat(world.column("setup_entries", token.id())).isEqualTo(5);
            assertThat(world.auditOf(contract))
                    .filteredOn("token.setUp WRONG"::equals)
                    .hasSize(5);
            assertThat(world.stateOf(token.id())).isEqualTo(TokenState.VOIDED);
            assertThat(world.eventsOf(contract)).hasSize(1);
        }
    }
}
