package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.Destination.IN_USE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_MOBILE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_PC;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.NotRight;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Verdict;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Void;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Checking entries: what is right, what is counted, and how little is compared. */
class MailPasswordsCheckTest {

    @Nested
    class OnH2 extends Checking {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Checking {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    abstract static class Checking extends Rules {

        private static final String MOBILE = "mobile@example.jp";
        private static final String PC = "pc@example.jp";

        Checking(TestDatabase database) {
            super(database);
        }

        private static MailPasswordCheck wrong(int triesLeft) {
            return new NotRight(Map.of(IN_USE, Verdict.WRONG), triesLeft);
        }

        private static MailPasswordCheck notValid(int triesLeft) {
            return new NotRight(Map.of(IN_USE, Verdict.NOT_VALID), triesLeft);
        }

        private MailPasswordCheck checkNew(String session, String mobile, String pc) {
            return world.passwords()
                    .check(
                            contract,
                            session,
                            Map.of(NEW_MOBILE, mobile, NEW_PC, pc),
                            Map.of(NEW_MOBILE, MOBILE, NEW_PC, PC));
        }

        @Test
        void new_logins_bring_no_tries_without_end() {
            for (int session = 1; session <= 33; session++) {
                guess(3);
            }
            guess(1);
            String late = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, late);
            int compared = world.hashes().compared.get();

            assertThat(world.check(contract, late, code)).isEqualTo(new Void());

            assertThat(world.hashes().compared.get()).isEqualTo(compared);
            world.clock().advance(Duration.ofDays(1));
            String nextDay = MailPasswordWorld.newSession();
            assertThat(world.check(contract, nextDay, world.sentCode(contract, nextDay)))
                    .isEqualTo(new Right());
        }

        /** In a login session of their own. */
        private void guess(int times) {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            for (int entry = 0; entry < times; entry++) {
                world.check(contract, session, MailPasswordWorld.WRONG);
            }
        }

        @Test
        void takes_the_code_as_often_as_it_is_asked_for() {
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);

            for (int i = 0; i < 5; i++) {
                assertThat(world.check(contract, session, code)).isEqualTo(new Right());
                world.clock().advance(Duration.ofMinutes(10));
            }
            assertThat(world.wrongEntries(contract)).isZero();
        }

        @Test
        void tells_how_many_tries_are_left_and_voids_everything_at_the_third_wrong_entry() {
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            Attempt mobile = world.deliver(world.ask(contract, session, NEW_MOBILE, MOBILE));
            String pending = world.ask(contract, session, NEW_PC, PC);
            Attempt underWay = world.passwords().begin(pending).orElseThrow();

            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(wrong(2));
            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(wrong(1));
            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(new Void());

            assertThat(world.check(contract, session, code)).isEqualTo(new Void());
            assertThat(world.check(contract, session, NEW_MOBILE, mobile.code(), MOBILE))
                    .isEqualTo(new Void());
            assertThat(Stream.of(Destination.values())
                            .map(place -> world.passwords().sent(session, place)))
                    .allMatch(Optional::isEmpty);
            assertThat(world.passwords().begin(pending)).isEmpty();
            assertThat(world.passwords().delivered(underWay)).isFalse();
            assertThat(world.check(contract, session, NEW_PC, underWay.code(), PC))
                    .isEqualTo(new Void());
            assertThat(world.auditOf(contract))
                    .containsSubsequence(
                            "mailPassword.check WRONG", "mailPassword.check WRONG", "mailPassword.check VOID");
        }

        @Test
        void leaves_the_customers_other_sessions_alone() {
            String session = MailPasswordWorld.newSession();
            String other = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            String code = world.sentCode(contract, other);
            for (int i = 0; i < 3; i++) {
                world.check(contract, session, MailPasswordWorld.WRONG);
            }

            assertThat(world.check(contract, other, MailPasswordWorld.WRONG)).isEqualTo(wrong(2));
            assertThat(world.check(contract, other, code)).isEqualTo(new Right());
        }

        @Test
        void does_not_know_the_code_of_another_session() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);

            assertThat(world.check(contract, session, world.sentCode(contract, MailPasswordWorld.newSession())))
                    .isEqualTo(wrong(2));
        }

        @Test
        void a_right_entry_takes_back_its_own_count_and_no_other() {
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            world.check(contract, session, MailPasswordWorld.WRONG);
            world.check(contract, session, MailPasswordWorld.WRONG);

            assertThat(world.check(contract, session, code)).isEqualTo(new Right());

            assertThat(world.wrongEntries(contract)).isEqualTo(2);
            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(new Void());
        }

        @Test
        void takes_anything_else_for_a_wrong_entry() {
            for (String entry : List.of("", "12345", "1234567", "１２３４５６", "\ud800", "\n", "1".repeat(10_000))) {
                String session = MailPasswordWorld.newSession();
                world.sentCode(contract, session);

                assertThat(world.check(contract, session, entry)).isEqualTo(wrong(2));
            }
        }

        @Test
        void counts_nothing_where_no_password_is_valid() {
            String session = MailPasswordWorld.newSession();
            assertThat(world.check(contract, session, "123456")).isEqualTo(notValid(3));
            String request = world.ask(contract, session, IN_USE, null);
            for (int i = 0; i < 5; i++) {
                assertThat(world.check(contract, session, "123456")).isEqualTo(notValid(3));
            }
            world.deliver(request);
            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(wrong(2));
            assertThat(world.check(contract, session, NEW_PC, "123456", PC))
                    .isEqualTo(new NotRight(Map.of(NEW_PC, Verdict.NOT_VALID), 2));
            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(wrong(1));
        }

        @Test
        void speaks_for_the_very_address_that_it_was_sent_to() {
            String session = MailPasswordWorld.newSession();
            Attempt mobile = world.deliver(world.ask(contract, session, NEW_MOBILE, MOBILE));

            for (String other : List.of(PC, "mobile@example.jp.example.com", "Mobile@example.jp", "")) {
                assertThat(world.check(contract, session, NEW_MOBILE, mobile.code(), other)
                                .outcome())
                        .isEqualTo("NOT_VALID");
            }
            assertThat(world.check(contract, session, NEW_MOBILE, mobile.code(), null)
                            .outcome())
                    .isEqualTo("NOT_VALID");
            assertThat(world.check(contract, session, NEW_MOBILE, mobile.code(), MOBILE))
                    .isEqualTo(new Right());
        }

        @Test
        void takes_the_entries_for_several_addresses_as_one() {
            String session = MailPasswordWorld.newSession();
            String mobile = world.deliver(world.ask(contract, session, NEW_MOBILE, MOBILE))
                    .code();
            String pc = world.deliver(world.ask(contract, session, NEW_PC, PC)).code();

            assertThat(checkNew(session, mobile, pc)).isEqualTo(new Right());
            assertThat(checkNew(session, mobile, MailPasswordWorld.WRONG))
                    .isEqualTo(new NotRight(Map.of(NEW_MOBILE, Verdict.RIGHT, NEW_PC, Verdict.WRONG), 2));
            assertThat(checkNew(session, MailPasswordWorld.WRONG, MailPasswordWorld.WRONG))
                    .isEqualTo(new NotRight(Map.of(NEW_MOBILE, Verdict.WRONG, NEW_PC, Verdict.WRONG), 1));
            assertThat(checkNew(session, MailPasswordWorld.WRONG, pc)).isEqualTo(new Void());
        }

        @Test
        void compares_none_of_several_entries_while_one_has_no_password() {
            String session = MailPasswordWorld.newSession();
            String mobile = world.deliver(world.ask(contract, session, NEW_MOBILE, MOBILE))
                    .code();
            world.ask(contract, session, NEW_PC, PC);
            int compared = world.hashes().compared.get();

            MailPasswordCheck check = checkNew(session, mobile, "123456");

            assertThat(check).isEqualTo(new NotRight(Map.of(NEW_PC, Verdict.NOT_VALID), 3));
            assertThat(check.outcome()).isEqualTo("NOT_VALID");
            assertThat(world.hashes().compared).hasValue(compared);
            assertThat(world.wrongEntries(contract)).isZero();
        }

        @Test
        void neither_compares_nor_counts_for_a_contract_whose_session_it_is_not() {
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            String thief = MailPasswordWorld.newContract();
            int compared = world.hashes().compared.get();

            for (int i = 0; i < 4; i++) {
                assertThat(world.check(thief, session, code)).isEqualTo(notValid(3));
            }

            assertThat(world.hashes().compared).hasValue(compared);
            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(wrong(2));
            assertThat(world.auditOf(thief)).containsOnly("mailPassword.check NOT_VALID");
        }

        @Test
        void stays_counted_when_the_procedure_that_asked_fails() {
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);

            world.transaction().executeWithoutResult(status -> {
                world.check(contract, session, MailPasswordWorld.WRONG);
                world.check(contract, session, code);
                world.check(contract, session, MailPasswordWorld.WRONG);
                status.setRollbackOnly();
            });

            assertThat(world.wrongEntries(contract)).isEqualTo(2);
            assertThat(world.check(contract, session, MailPasswordWorld.WRONG)).isEqualTo(new Void());
        }

        @Test
        void does_not_wait_for_a_caller_that_has_asked_for_passwords_before() {
            String session = MailPasswordWorld.newSession();
            String fresh = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            world.deliver(world.ask(contract, session, NEW_MOBILE, MOBILE));
            world.clock().advance(Duration.ofSeconds(60));
            List<MailPasswordCheck> checks = new ArrayList<>();

            world.transaction().executeWithoutResult(status -> {
                world.ask(contract, session, IN_USE, null);
                world.ask(contract, session, NEW_MOBILE, "other@example.jp");
                world.ask(contract, session, NEW_PC, PC);
                world.ask(contract, fresh, IN_USE, null);
                checks.add(world.check(contract, fresh, MailPasswordWorld.WRONG));
                checks.add(world.check(contract, session, code));
                for (int i = 0; i < 3; i++) {
                    checks.add(world.check(contract, session, MailPasswordWorld.WRONG));
                }
            });

            assertThat(checks).containsExactly(notValid(3), new Right(), wrong(2), wrong(1), new Void());
            assertThat(world.check(contract, session, code)).isEqualTo(new Void());
        }

        @Test
        void counts_while_all_connections_of_the_main_pool_are_taken() throws SQLException {
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            List<Connection> taken = new ArrayList<>();
            try {
                for (int i = 0; i < MailPasswordWorld.MAIN_POOL; i++) {
                    taken.add(world.bean(DataSource.class).getConnection());
                }
                assertThat(world.check(contract, session, MailPasswordWorld.WRONG))
                        .isEqualTo(wrong(2));
                assertThat(world.check(contract, session, code)).isEqualTo(new Right());
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        }

        @Test
        void compares_three_of_ten_wrong_entries_in_each_of_twenty_sessions_at_once() {
            List<Callable<MailPasswordCheck>> entries = new ArrayList<>();
            List<String> sessions =
                    Stream.generate(MailPasswordWorld::newSession).limit(20).toList();
            sessions.forEach(session -> world.sentCode(contract, session));
            for (int i = 0; i < 10; i++) {
                sessions.forEach(session -> entries.add(() -> world.check(contract, session, MailPasswordWorld.WRONG)));
            }
            int compared = world.hashes().compared.get();

            List<MailPasswordCheck> checks = MailPasswordWorld.atOnce(entries);

            assertThat(world.hashes().compared.get() - compared).isEqualTo(20 * 3);
            assertThat(checks).filteredOn(wrong(2)::equals).hasSize(20);
            assertThat(checks).filteredOn(wrong(1)::equals).hasSize(20);
            assertThat(checks).filteredOn(new Void()::equals).hasSize(160);
            assertThat(world.wrongEntries(contract)).isEqualTo(60);
        }

        @Test
        void compares_three_wrong_entries_however_many_passwords_a_session_has() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            world.deliver(world.ask(contract, session, NEW_PC, PC));
            List<Callable<MailPasswordCheck>> entries = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                entries.add(() -> world.check(contract, session, MailPasswordWorld.WRONG));
                entries.add(() -> world.check(contract, session, NEW_PC, MailPasswordWorld.WRONG, PC));
            }
            int compared = world.hashes().compared.get();

            MailPasswordWorld.atOnce(entries);

            assertThat(world.hashes().compared.get() - compared).isEqualTo(3);
        }

        @Test
        void takes_every_right_entry_of_forty_at_once() {
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            Callable<MailPasswordCheck> entry = () -> world.check(contract, session, code);

            assertThat(MailPasswordWorld.atOnce(Collections.nCopies(40, entry))).containsOnly(new Right());
            assertThat(world.wrongEntries(contract)).isZero();
        }
    }
}
