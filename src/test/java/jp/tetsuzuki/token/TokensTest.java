package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.token.Issuance.Issued;
import jp.tetsuzuki.token.Issuance.NotIssuable;
import jp.tetsuzuki.token.Issuance.Reason;
import jp.tetsuzuki.token.Issuance.Restricted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class TokensTest {

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

        @Test
        void keeps_only_the_hash_of_the_start_password_in_a_draft() {
            String draft = world.draft(TokenWorld.newContract());

            assertThat(world.stateOf(draft)).isEqualTo(TokenState.UNUSED);
            assertThat(world.column("start_password_hash", draft)).asString().startsWith("$argon2id$");
            assertThat(world.column("mail_address", draft)).isEqualTo("taro@example.jp");
        }

        @Test
        void stores_nothing_for_a_start_password_that_is_refused() {
            String contract = TokenWorld.newContract();

            assertThat(world.tokens().prepare(contract, "taro@example.jp", "123456"))
                    .isEqualTo(new Preparation.Refused(StartPasswordFault.RUN));
            assertThat(world.jdbc()
                            .sql("SELECT COUNT(*) FROM token WHERE contract_number = ?")
                            .params(contract)
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void leaves_nothing_of_a_discarded_draft_and_discards_nothing_else() {
            String contract = TokenWorld.newContract();
            String draft = world.draft(contract);
            Token issued = world.issued(contract);

            world.tokens().discard(draft);
            world.tokens().discard(issued.id());

            assertThat(world.tokens().byId(draft)).isEmpty();
            assertThat(world.stateOf(issued.id())).isEqualTo(TokenState.ISSUED);
        }

        @Test
        void issues_a_draft_with_its_numbers_and_deadline() {
            String contract = TokenWorld.newContract();

            Token token = world.issued(contract);

            assertThat(token.state()).isEqualTo(TokenState.ISSUED);
            assertThat(token.serviceId()).matches("[0-9]{8}");
            assertThat(token.userId()).matches("[0-9]{10}");
            assertThat(token.setupDeadline()).isEqualTo(world.clock().instant().plus(Duration.ofDays(7)));
            assertThat(world.tokens().live(contract)).contains(token);
            assertThat(world.auditOf(contract)).containsExactly("token.issue DONE");
        }

        @Test
        void issues_no_draft_twice_and_none_of_another_contract() {
            String contract = TokenWorld.newContract();
            String other = TokenWorld.newContract();
            Token token = world.issued(contract);

            assertThat(world.tokens().issue(contract, token.id())).isEqualTo(new NotIssuable(Reason.NO_DRAFT));
            assertThat(world.tokens().issue(other, world.draft(contract))).isEqualTo(new NotIssuable(Reason.NO_DRAFT));
            assertThat(world.stateOf(token.id())).isEqualTo(TokenState.ISSUED);
        }

        @Test
        void voids_an_earlier_token_that_is_not_in_use_when_a_newer_one_is_issued() {
            String contract = TokenWorld.newContract();
            Token first = world.issued(contract);
            Token second = world.issued(contract);
            world.setup().setUp(second.serviceId(), second.userId(), TokenWorld.START_PASSWORD);
            Token third = world.issued(contract);

            assertThat(world.stateOf(first.id())).isEqualTo(TokenState.VOIDED);
            assertThat(world.stateOf(second.id())).isEqualTo(TokenState.VOIDED);
            assertThat(world.column("secret", second.id())).isNull();
            assertThat(world.tokens().live(contract)).contains(third);
            assertThat(world.eventsOf(contract))
                    .contains(
                            new TokenVoided(contract, first.id(), VoidReason.REPLACED),
                            new TokenVoided(contract, second.id(), VoidReason.REPLACED));
        }

        @Test
        void refuses_the_sixth_issue_and_restricts_the_contract() {
            String contract = TokenWorld.newContract();
            for (int i = 0; i < 4; i++) {
                world.issued(contract);
            }
            Token fifth = world.issued(contract);
            String draft = world.draft(contract);

            assertThat(world.tokens().issue(contract, draft)).isEqualTo(new Restricted());

            assertThat(world.tokens().issuesLeft(contract)).isZero();
            assertThat(world.issue(contract)).isEqualTo(new NotIssuable(Reason.RESTRICTED));
            assertThat(world.stateOf(fifth.id())).isEqualTo(TokenState.ISSUED);
            assertThat(world.tokens().byId(draft)).isEmpty();
            assertThat(world.auditOf(contract)).contains("token.issue REFUSED_TOO_MANY", "token.restrict DONE");
        }

        @Test
        void counts_issues_of_the_last_thirty_days_only() {
            String contract = TokenWorld.newContract();
            world.issued(contract);
            world.clock().advance(Duration.ofDays(1));
            for (int i = 0; i < 4; i++) {
                world.issued(contract);
            }
            assertThat(world.tokens().issuesLeft(contract)).isZero();

            world.clock().advance(Duration.ofDays(29));

            assertThat(world.tokens().issuesLeft(contract)).isEqualTo(1);
            assertThat(world.issue(contract)).isInstanceOf(Issued.class);
            assertThat(world.issue(contract)).isEqualTo(new Restricted());
        }

        @Test
        void stays_restricted_however_much_time_passes() {
            String contract = TokenWorld.newContract();
            for (int i = 0; i < 6; i++) {
                world.issue(contract);
            }

            world.clock().advance(Duration.ofDays(90));

            assertThat(world.issue(contract)).isEqualTo(new NotIssuable(Reason.RESTRICTED));
        }

        @Test
        void issues_none_while_one_is_in_use_and_for_half_an_hour_after_its_release() {
            String contract = TokenWorld.newContract();
            world.inUse(contract);
            assertThat(world.issue(contract)).isEqualTo(new NotIssuable(Reason.IN_USE));

            world.tokens().release(contract);

            assertThat(world.issue(contract)).isEqualTo(new NotIssuable(Reason.WAITING));
            world.clock().advance(Duration.ofMinutes(30).minusMillis(1));
            assertThat(world.issue(contract)).isEqualTo(new NotIssuable(Reason.WAITING));
            world.clock().advance(Duration.ofMillis(1));
            assertThat(world.issue(contract)).isInstanceOf(Issued.class);
        }

        @Test
        void issues_none_while_one_is_locked() {
            String contract = TokenWorld.newContract();
            String wrong = world.wrongCode(world.setUp(contract));
            for (int i = 0; i < 5; i++) {
                world.passwords().check(contract, wrong);
            }

            assertThat(world.issue(contract)).isEqualTo(new NotIssuable(Reason.LOCKED));
        }

        @Test
        void issues_at_most_five_however_many_ask_at_once_and_leaves_one_alive() {
            String contract = TokenWorld.newContract();

            List<Issuance> issuances = TokenWorld.atOnce(20, () -> world.issue(contract));

            assertThat(issuances).filteredOn(Issued.class::isInstance).hasSize(5);
            assertThat(issuances).filteredOn(Restricted.class::isInstance).hasSize(1);
            assertThat(issuances)
                    .filteredOn(NotIssuable.class::isInstance)
                    .hasSize(14)
                    .containsOnly(new NotIssuable(Reason.RESTRICTED));
            assertThat(world.jdbc()
                            .sql("SELECT state FROM token WHERE contract_number = ?")
                            .params(contract)
                            .query(String.class)
                            .list())
                    .hasSize(5)
                    .containsOnlyOnce("ISSUED");
        }

        @Test
        void starts_use_of_a_token_that_is_set_up_once() {
            String contract = TokenWorld.newContract();
            world.setUp(contract);
            String id = world.tokens().live(contract).orElseThrow().id();

            List<Boolean> started = TokenWorld.atOnce(
                    10, () -> world.tokens().startUse(contract).isPresent());

            assertThat(started).containsOnlyOnce(true);
            assertThat(world.stateOf(id)).isEqualTo(TokenState.IN_USE);
            assertThat(world.eventsOf(contract)).containsOnlyOnce(new TokenUseStarted(contract, id));
            assertThat(world.bean(TokensInUse.class).inUse(contract)).isTrue();
        }

        @Test
        void starts_no_use_before_the_setup_or_after_the_deadline() {
            String contract = TokenWorld.newContract();
            assertThat(world.tokens().startUse(contract)).isEmpty();
            Token token = world.issued(contract);
            assertThat(world.tokens().startUse(contract)).isEmpty();
            world.setup().setUp(token.serviceId(), token.userId(), TokenWorld.START_PASSWORD);

            world.clock().advance(Duration.ofDays(30));

            assertThat(world.tokens().startUse(contract)).isEmpty();
            assertThat(world.bean(TokensInUse.class).inUse(contract)).isFalse();
        }

        @Test
        void forgets_the_secret_of_a_released_token() {
            String contract = TokenWorld.newContract();
            world.inUse(contract);
            String id = world.tokens().live(contract).orElseThrow().id();

            assertThat(world.tokens().release(contract)).isPresent();
            assertThat(world.tokens().release(contract)).isEmpty();

            assertThat(world.stateOf(id)).isEqualTo(TokenState.RELEASED);
            assertThat(world.column("secret", id)).isNull();
            assertThat(world.tokens().live(contract)).isEmpty();
            assertThat(world.eventsOf(contract)).containsOnlyOnce(new TokenReleased(contract, id));
            assertThat(world.bean(TokensInUse.class).inUse(contract)).isFalse();
        }

        @Test
        void releases_no_token_that_is_not_in_use() {
            String contract = TokenWorld.newContract();
            world.setUp(contract);

            assertThat(world.tokens().release(contract)).isEmpty();
            assertThat(world.tokens().live(contract).orElseThrow().state()).isEqualTo(TokenState.SET_UP);
        }

        @Test
        void voids_by_deadline_only_where_the_deadline_applies() {
            String issued = world.issued(TokenWorld.newContract()).id();
            String contract = TokenWorld.newContract();
            world.setUp(contract);
            String setUp = world.tokens().live(contract).orElseThrow().id();

            assertThat(world.tokens().voidToken(issued, VoidReason.USE_START_DEADLINE))
                    .isEqualTo(VoidOutcome.GONE);
            assertThat(world.tokens().voidToken(issued, VoidReason.SETUP_DEADLINE))
                    .isEqualTo(VoidOutcome.VOIDED);
            assertThat(world.tokens().voidToken(issued, VoidReason.SETUP_DEADLINE))
                    .isEqualTo(VoidOutcome.GONE);
            assertThat(world.tokens().voidToken(setUp, VoidReason.SETUP_DEADLINE))
                    .isEqualTo(VoidOutcome.GONE);
            assertThat(world.tokens().voidToken(setUp, VoidReason.USE_START_DEADLINE))
                    .isEqualTo(VoidOutcome.NOT_DUE);
            world.clock().advance(Duration.ofDays(30));
            assertThat(world.tokens().voidToken(setUp, VoidReason.USE_START_DEADLINE))
                    .isEqualTo(VoidOutcome.VOIDED);
            assertThat(world.column("start_password_hash", issued)).isNull();
            assertThat(world.auditOf(contract)).contains("token.void USE_START_DEADLINE");
        }

        @Test
        void leaves_a_locked_token_locked_when_its_deadline_passes() {
            String contract = TokenWorld.newContract();
            String wrong = world.wrongCode(world.setUp(contract));
            for (int i = 0; i < 5; i++) {
                world.passwords().check(contract, wrong);
            }
            String id = world.tokens().live(contract).orElseThrow().id();

            assertThat(world.tokens().voidToken(id, VoidReason.USE_START_DEADLINE))
                    .isEqualTo(VoidOutcome.LOCKED);
            assertThat(world.stateOf(id)).isEqualTo(TokenState.LOCKED);
        }

        @Test
        void sends_the_apps_mail_again_after_a_minute_and_five_times_in_all() {
            Token token = world.issued(TokenWorld.newContract());

            assertThat(world.tokens().requestAppMail(token.id()))
                    .isEqualTo(new AppMailRequest.TooSoon(token.issuedAt().plusSeconds(60)));
            for (int mail = 2; mail <= 5; mail++) {
                world.clock().advance(Duration.ofSeconds(60));
                assertThat(world.tokens().requestAppMail(token.id()))
                        .isEqualTo(new AppMailRequest.Accepted(
                                world.clock().instant().plusSeconds(60)));
            }
            world.clock().advance(Duration.ofHours(1));

            assertThat(world.tokens().requestAppMail(token.id())).isEqualTo(new AppMailRequest.TooMany());
        }

        @Test
        void sends_the_apps_mail_once_however_many_ask_at_once() {
            Token token = world.issued(TokenWorld.newContract());
            world.clock().advance(Duration.ofSeconds(60));

            List<AppMailRequest> requests =
                    TokenWorld.atOnce(10, () -> world.tokens().requestAppMail(token.id()));

            assertThat(requests)
                    .filteredOn(AppMailRequest.Accepted.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void takes_back_an_issue_with_the_transaction_of_its_caller() {
            String contract = TokenWorld.newContract();
            Token first = world.issued(contract);
            String draft = world.draft(contract);

            world.transaction().executeWithoutResult(status -> {
                world.tokens().issue(contract, draft);
                status.setRollbackOnly();
            });

            assertThat(world.tokens().live(contract)).contains(first);
            assertThat(world.stateOf(draft)).isEqualTo(TokenState.UNUSED);
        }

        @Test
        void gives_no_two_tokens_the_same_numbers() {
            AtomicInteger contracts = new AtomicInteger();

            List<String> numbers = TokenWorld.atOnce(
                    30,
                    () -> world.issued("71%08d".formatted(contracts.incrementAndGet()))
                            .serviceId());

            assertThat(numbers).doesNotHaveDuplicates();
        }
    }
}
