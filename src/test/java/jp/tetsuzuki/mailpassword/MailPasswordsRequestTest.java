package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.Destination.IN_USE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_MOBILE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_PC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.NotRight;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.Requested;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.SessionOver;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.StillValid;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.TooMany;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.TooSoon;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** Asking for mail passwords: what is granted, and what asking does to those that were sent before. */
class MailPasswordsRequestTest {

    @Nested
    class OnH2 extends Asking {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Asking {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    abstract static class Asking extends Rules {

        private static final Duration PAUSE = Duration.ofSeconds(60);

        Asking(TestDatabase database) {
            super(database);
        }

        private MailPasswordRequest ask(String session, Destination destination, String address, boolean again) {
            return world.passwords().request(contract, session, destination, address, again);
        }

        @Test
        void grants_the_first_request_and_tells_when_it_can_be_repeated() {
            String session = MailPasswordWorld.newSession();
            Instant now = world.clock().instant();

            assertThat(ask(session, IN_USE, null, false)).isInstanceOf(Requested.class);

            SentPassword sent = world.passwords().sent(session, IN_USE).orElseThrow();
            assertThat(sent.state()).isEqualTo(SentPassword.State.REQUESTED);
            assertThat(sent.isUnderWay()).isTrue();
            assertThat(sent.requestReference()).matches("[0-9]{4}");
            assertThat(sent.requestedAt()).isEqualTo(now);
            assertThat(sent.resendFrom()).isEqualTo(now.plus(PAUSE));
            assertThat(sent.resendsLeft()).isEqualTo(5);
            assertThat(sent.reference()).as("none is valid yet").isNull();
            assertThat(sent.sentAt()).isNull();
            assertThat(world.passwords().sent(session, NEW_PC)).isEmpty();
            assertThat(world.auditOf(contract)).contains("mailPassword.request IN_USE");
        }

        @Test
        void asks_for_nothing_while_one_is_on_its_way_or_valid() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            world.clock().advance(PAUSE);

            assertThat(ask(session, IN_USE, null, false)).isEqualTo(new StillValid());
            Attempt attempt = world.passwords().begin(request).orElseThrow();
            assertThat(ask(session, IN_USE, null, false)).isEqualTo(new StillValid());
            world.passwords().delivered(attempt);
            assertThat(ask(session, IN_USE, null, false)).isEqualTo(new StillValid());
            assertThat(world.check(contract, session, attempt.code())).isEqualTo(new Right());
        }

        @Test
        void leaves_it_to_the_customer_to_ask_again_where_the_address_refuses_mails() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, NEW_PC, "nobody@example.jp");
            world.passwords().undeliverable(world.passwords().begin(request).orElseThrow());
            world.clock().advance(PAUSE);

            assertThat(ask(session, NEW_PC, "nobody@example.jp", false)).isEqualTo(new StillValid());
            assertThat(ask(session, NEW_PC, "nobody@example.jp", true)).isInstanceOf(Requested.class);
        }

        @Test
        void grants_a_resend_after_sixty_seconds_at_the_earliest() {
            String session = MailPasswordWorld.newSession();
            Instant from = world.clock().instant().plus(PAUSE);
            ask(session, IN_USE, null, true);

            assertThat(ask(session, IN_USE, null, true)).isEqualTo(new TooSoon(from));
            world.clock().advance(PAUSE.minusMillis(1));
            assertThat(ask(session, IN_USE, null, true)).isEqualTo(new TooSoon(from));
            world.clock().advance(Duration.ofMillis(1));
            assertThat(ask(session, IN_USE, null, true)).isInstanceOf(Requested.class);
        }

        @Test
        void grants_five_resends_in_a_session_and_no_more() {
            String session = MailPasswordWorld.newSession();
            ask(session, IN_USE, null, true);
            for (int left = 4; left >= 0; left--) {
                world.clock().advance(PAUSE);
                assertThat(ask(session, IN_USE, null, true)).isInstanceOf(Requested.class);
                // Refusals cost nothing.
                assertThat(ask(session, IN_USE, null, true)).isInstanceOf(TooSoon.class);
                assertThat(world.passwords().sent(session, IN_USE).orElseThrow().resendsLeft())
                        .isEqualTo(left);
            }
            world.clock().advance(PAUSE);

            assertThat(ask(session, IN_USE, null, true)).isEqualTo(new TooMany());
            world.clock().advance(Duration.ofMinutes(30));
            assertThat(ask(session, IN_USE, null, true)).isEqualTo(new TooMany());
            assertThat(ask(MailPasswordWorld.newSession(), IN_USE, null, true)).isInstanceOf(Requested.class);
            assertThat(ask(session, NEW_MOBILE, "new@example.jp", true)).isInstanceOf(Requested.class);
        }

        @Test
        void counts_requests_for_other_addresses_as_resends() {
            String session = MailPasswordWorld.newSession();
            for (int i = 0; i < 6; i++) {
                assertThat(ask(session, NEW_PC, "pc" + i + "@example.jp", false))
                        .isInstanceOf(Requested.class);
            }

            assertThat(ask(session, NEW_PC, "pc6@example.jp", false)).isEqualTo(new TooMany());
        }

        @Test
        void voids_the_password_for_an_address_that_is_given_up_for_another() {
            String session = MailPasswordWorld.newSession();
            Attempt first = world.deliver(world.ask(contract, session, NEW_MOBILE, "first@example.jp"));
            assertThat(world.check(contract, session, NEW_MOBILE, first.code(), "first@example.jp"))
                    .isEqualTo(new Right());

            assertThat(ask(session, NEW_MOBILE, "other@example.jp", false)).isInstanceOf(Requested.class);

            assertThat(world.passwords().sent(session, NEW_MOBILE).orElseThrow())
                    .satisfies(sent -> assertThat(sent.reference()).isNull())
                    .satisfies(sent -> assertThat(sent.sentAt()).isNull())
                    .satisfies(sent -> assertThat(sent.requestedAddress()).isEqualTo("other@example.jp"));
            assertThat(world.check(contract, session, NEW_MOBILE, first.code(), "first@example.jp")
                            .outcome())
                    .isEqualTo("NOT_VALID");
            assertThat(world.check(contract, session, NEW_MOBILE, first.code(), "other@example.jp")
                            .outcome())
                    .isEqualTo("NOT_VALID");
        }

        @Test
        void does_not_revive_the_password_of_an_address_that_is_asked_for_again() {
            String session = MailPasswordWorld.newSession();
            Attempt first = world.deliver(world.ask(contract, session, NEW_PC, "first@example.jp"));
            world.deliver(world.ask(contract, session, NEW_PC, "other@example.jp"));
            world.deliver(world.ask(contract, session, NEW_PC, "first@example.jp"));

            assertThat(world.check(contract, session, NEW_PC, first.code(), "first@example.jp"))
                    .isInstanceOf(NotRight.class);
        }

        @Test
        void never_resets_the_count_of_wrong_entries() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            world.deliver(world.ask(contract, session, NEW_PC, "pc@example.jp"));
            world.check(contract, session, MailPasswordWorld.WRONG);

            world.clock().advance(PAUSE);
            world.sentCode(contract, session);
            world.deliver(world.ask(contract, session, NEW_PC, "other@example.jp"));
            world.deliver(world.ask(contract, session, NEW_MOBILE, "mobile@example.jp"));

            assertThat(world.check(contract, session, MailPasswordWorld.WRONG))
                    .extracting(check -> ((NotRight) check).triesLeft())
                    .isEqualTo(1);
        }

        @Test
        void gives_every_mail_of_a_session_a_number_of_its_own() {
            String session = MailPasswordWorld.newSession();
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                for (Destination destination : Destination.values()) {
                    String request =
                            world.ask(contract, session, destination, destination == IN_USE ? null : "new@example.jp");
                    // The outcome of the first attempt stays unclear.
                    numbers.add(world.passwords().begin(request).orElseThrow().reference());
                    numbers.add(world.deliver(request).reference());
                }
                world.clock().advance(PAUSE);
            }

            assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.matches("[0-9]{4}"));
        }

        @Test
        void goes_round_when_the_numbers_are_used_up() {
            String session = MailPasswordWorld.newSession();
            ask(session, NEW_PC, "pc@example.jp", true);
            world.jdbc()
                    .sql(
                            "UPDATE mail_password SET request_reference = '9998' WHERE requested_address = 'pc@example.jp'")
                    .update();
            world.clock().advance(PAUSE);

            String request = world.ask(contract, session, NEW_PC, "pc@example.jp");

            assertThat(world.passwords().begin(request).orElseThrow().reference())
                    .isEqualTo("0002");
        }

        @Test
        void leaves_nothing_of_a_request_that_is_rolled_back() {
            String session = MailPasswordWorld.newSession();
            List<String> requests = new ArrayList<>();

            world.transaction().executeWithoutResult(status -> {
                requests.add(world.ask(contract, session, IN_USE, null));
                status.setRollbackOnly();
            });

            assertThat(world.passwords().begin(requests.get(0))).isEmpty();
            assertThat(world.passwords().sent(session, IN_USE)).isEmpty();
            assertThat(ask(session, IN_USE, null, false)).isInstanceOf(Requested.class);
        }

        @Test
        void grants_one_of_twenty_resends_that_are_asked_for_at_once() {
            String session = MailPasswordWorld.newSession();
            ask(session, IN_USE, null, true);
            world.clock().advance(PAUSE);
            Callable<MailPasswordRequest> resend = () -> ask(session, IN_USE, null, true);

            List<MailPasswordRequest> requests = MailPasswordWorld.atOnce(Collections.nCopies(20, resend));

            assertThat(requests).filteredOn(Requested.class::isInstance).hasSize(1);
            assertThat(requests).filteredOn(TooSoon.class::isInstance).hasSize(19);
            assertThat(world.passwords().sent(session, IN_USE).orElseThrow().resendsLeft())
                    .isEqualTo(4);
        }

        @Test
        void grants_one_of_twenty_first_requests_and_has_the_others_asked_anew() {
            String session = MailPasswordWorld.newSession();
            Callable<String> first = () -> {
                try {
                    return ask(session, IN_USE, null, false).getClass().getSimpleName();
                } catch (ConcurrencyFailureException overtaken) {
                    return "StillValid";
                }
            };

            List<String> requests = MailPasswordWorld.atOnce(Collections.nCopies(20, first));

            assertThat(requests).containsOnlyOnce("Requested").containsOnly("Requested", "StillValid");
        }

        @Test
        void grants_nothing_in_a_session_that_has_ended() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            world.end(session);
            world.clock().advance(PAUSE);

            assertThat(ask(session, IN_USE, null, false)).isEqualTo(new SessionOver());
            assertThat(ask(session, IN_USE, null, true)).isEqualTo(new SessionOver());
            assertThat(ask(session, NEW_PC, "pc@example.jp", true)).isEqualTo(new SessionOver());
        }

        @Test
        void grants_nothing_in_a_session_after_three_wrong_entries() {
            String session = MailPasswordWorld.newSession();
            world.sentCode(contract, session);
            for (int i = 0; i < 3; i++) {
                world.check(contract, session, MailPasswordWorld.WRONG);
            }
            world.clock().advance(PAUSE);

            assertThat(ask(session, IN_USE, null, true)).isEqualTo(new SessionOver());
        }

        @Test
        void takes_a_session_of_another_contract_for_a_fault() {
            String session = MailPasswordWorld.newSession();
            ask(session, IN_USE, null, true);

            assertThatThrownBy(() -> world.passwords()
                            .request(MailPasswordWorld.newContract(), session, NEW_PC, "thief@example.jp", true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining(session);
        }
    }
}
