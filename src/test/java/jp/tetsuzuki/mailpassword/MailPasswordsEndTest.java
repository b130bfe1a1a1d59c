package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.Destination.IN_USE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_MOBILE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_PC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Void;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What ends mail passwords: the end of their session, and a change of the addresses that they go to. */
class MailPasswordsEndTest {

    @Nested
    class OnH2 extends Ending {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Ending {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    abstract static class Ending extends Rules {

        private static final String MOBILE = "mobile@example.jp";

        Ending(TestDatabase database) {
            super(database);
        }

        private String outcome(String session, String code) {
            return world.check(contract, session, code).outcome();
        }

        @Test
        void voids_all_passwords_of_a_session_that_ends_and_of_no_other() {
            String session = MailPasswordWorld.newSession();
            String other = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            String mobile = world.deliver(world.ask(contract, session, NEW_MOBILE, MOBILE))
                    .code();
            String codeOfOther = world.sentCode(contract, other);

            world.end(session);

            assertThat(world.check(contract, session, code)).isEqualTo(new Void());
            assertThat(world.check(contract, session, NEW_MOBILE, mobile, MOBILE))
                    .isEqualTo(new Void());
            assertThat(world.passwords().sent(session, IN_USE)).isEmpty();
            assertThat(world.check(contract, other, codeOfOther)).isEqualTo(new Right());
        }

        @Test
        void leaves_no_hash_of_a_session_that_ends() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);

            world.end(session);

            assertThat(world.jdbc()
                            .sql("SELECT COUNT(*) FROM mail_password WHERE contract_number = ?")
                            .param(contract)
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void keeps_the_count_of_a_session_that_ends() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            world.check(contract, session, MailPasswordWorld.WRONG);

            world.end(session);

            assertThat(world.wrongEntries(contract)).isEqualTo(1);
        }

        @Test
        void takes_the_end_of_a_session_without_passwords_calmly() {
            world.end(MailPasswordWorld.newSession());
        }

        @Test
        void leaves_nothing_valid_when_the_session_ends_while_the_mail_is_under_way() {
            String session = MailPasswordWorld.newSession();
            String waiting = world.ask(contract, session, NEW_MOBILE, MOBILE);
            Attempt underWay = world.passwords()
                    .begin(world.ask(contract, session, IN_USE, null))
                    .orElseThrow();

            world.end(session);

            assertThat(world.passwords().delivered(underWay)).isFalse();
            assertThat(world.passwords().begin(waiting)).isEmpty();
            assertThat(world.passwords().sent(session, IN_USE)).isEmpty();
            assertThat(outcome(session, underWay.code())).isEqualTo("VOID");
        }

        @Test
        void sends_nothing_that_was_asked_for_while_the_session_ended() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            List<String> requests = new ArrayList<>();

            world.transaction().executeWithoutResult(status -> {
                requests.add(world.ask(contract, session, NEW_MOBILE, MOBILE));
                elsewhere(() -> world.end(session));
            });

            assertThat(world.passwords().begin(requests.get(0))).isEmpty();
            assertThat(world.passwords().sent(session, NEW_MOBILE)).isEmpty();
        }

        @Test
        void waits_with_the_end_until_a_mail_that_was_taken_is_noted() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            Attempt attempt = world.passwords().begin(request).orElseThrow();
            ExecutorService logout = Executors.newSingleThreadExecutor();

            Future<?> end = world.transaction().execute(status -> {
                assertThat(world.passwords().delivered(attempt)).isTrue();
                Future<?> ending = logout.submit(() -> world.end(session));
                world.awaitWaiting();
                return ending;
            });
            MailPasswordWorld.result(end);
            logout.shutdown();

            assertThat(outcome(session, attempt.code())).isEqualTo("VOID");
            assertThat(world.passwords().sent(session, IN_USE)).isEmpty();
        }

        @Test
        void lets_a_page_that_asks_for_two_passwords_finish_while_its_session_ends() {
            String session = MailPasswordWorld.newSession();
            world.deliver(world.ask(contract, session, NEW_PC, "pc@example.jp"));
            world.deliver(world.ask(contract, session, NEW_MOBILE, MOBILE));
            ExecutorService logout = Executors.newSingleThreadExecutor();

            Future<?> end = world.transaction().execute(status -> {
                world.ask(contract, session, NEW_MOBILE, "other@example.jp");
                Future<?> ending = logout.submit(() -> world.end(session));
                world.awaitWaiting();
                world.ask(contract, session, NEW_PC, "other@example.com");
                return ending;
            });
            MailPasswordWorld.result(end);
            logout.shutdown();

            assertThat(world.passwords().sent(session, NEW_MOBILE)).isEmpty();
            assertThat(world.passwords().sent(session, NEW_PC)).isEmpty();
        }

        @Test
        void voids_those_for_the_addresses_in_use_in_all_sessions_when_the_addresses_change() {
            world.use(contract, MOBILE, null);
            String session = MailPasswordWorld.newSession();
            String other = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);
            String codeOfOther = world.sentCode(contract, other);
            String neighbour = MailPasswordWorld.newContract();
            String sessionOfNeighbour = MailPasswordWorld.newSession();
            String codeOfNeighbour = world.sentCode(neighbour, sessionOfNeighbour);

            world.use(contract, MOBILE, "pc@example.jp");

            assertThat(outcome(session, code)).isEqualTo("NOT_VALID");
            assertThat(outcome(other, codeOfOther)).isEqualTo("NOT_VALID");
            assertThat(world.passwords().sent(session, IN_USE)).isEmpty();
            assertThat(world.check(neighbour, sessionOfNeighbour, codeOfNeighbour))
                    .isEqualTo(new Right());
        }

        @Test
        void keeps_those_for_the_addresses_in_use_where_one_of_the_two_is_only_given_up() {
            world.use(contract, MOBILE, "pc@example.jp");
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);

            world.use(contract, MOBILE, null);

            assertThat(world.check(contract, session, code)).isEqualTo(new Right());
        }

        @Test
        void sends_to_the_new_addresses_without_waiting_once_they_have_changed() {
            world.use(contract, MOBILE, null);
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);

            world.use(contract, null, "pc@example.jp");

            assertThat(world.passwords().request(contract, session, IN_USE, null, false))
                    .isInstanceOf(MailPasswordRequest.Requested.class);
        }

        @Test
        void leaves_nothing_valid_when_the_addresses_change_while_the_mail_is_under_way() {
            world.use(contract, MOBILE, null);
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            Attempt toTheOldAddress = world.passwords().begin(request).orElseThrow();

            world.use(contract, null, "pc@example.jp");

            assertThat(world.passwords().delivered(toTheOldAddress)).isFalse();
            assertThat(world.passwords().begin(request)).isEmpty();
            assertThat(outcome(session, toTheOldAddress.code())).isEqualTo("NOT_VALID");
        }

        @Test
        void waits_with_a_change_of_addresses_until_a_mail_that_was_taken_is_noted() {
            world.use(contract, MOBILE, null);
            String session = MailPasswordWorld.newSession();
            Attempt attempt = world.passwords()
                    .begin(world.ask(contract, session, IN_USE, null))
                    .orElseThrow();
            ExecutorService page = Executors.newSingleThreadExecutor();

            Future<?> change = world.transaction().execute(status -> {
                assertThat(world.passwords().delivered(attempt)).isTrue();
                Future<?> changing = page.submit(() -> world.use(contract, null, "pc@example.jp"));
                world.awaitWaiting();
                return changing;
            });
            MailPasswordWorld.result(change);
            page.shutdown();

            assertThat(outcome(session, attempt.code())).isEqualTo("NOT_VALID");
        }

        @Test
        void leaves_those_for_new_addresses_valid_when_the_addresses_in_use_change() {
            String session = MailPasswordWorld.newSession();
            String pc = world.deliver(world.ask(contract, session, NEW_PC, "pc@example.jp"))
                    .code();

            world.use(contract, MOBILE, null);

            assertThat(world.check(contract, session, NEW_PC, pc, "pc@example.jp"))
                    .isEqualTo(new Right());
        }

        @Test
        void voids_them_when_their_use_is_stopped() {
            world.use(contract, MOBILE, null);
            String session = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, session);

            world.settings().stop(contract, "PAPER");

            assertThat(outcome(session, code)).isEqualTo("NOT_VALID");
        }

        @Test
        void forgets_sessions_that_are_older_than_the_history() {
            String old = MailPasswordWorld.newSession();
            world.sentCode(contract, old);
            world.clock().advance(Duration.ofDays(1));
            String recent = MailPasswordWorld.newSession();
            String code = world.sentCode(contract, recent);

            world.passwords().removeBefore(world.clock().instant());

            assertThat(world.passwords().sent(old, IN_USE)).isEmpty();
            assertThat(world.check(contract, recent, code)).isEqualTo(new Right());
        }

        private static void elsewhere(Runnable work) {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            MailPasswordWorld.result(thread.submit(work));
            thread.shutdown();
        }
    }
}
