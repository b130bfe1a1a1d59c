package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.Destination.IN_USE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_MOBILE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_PC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.SentPassword.State;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Making mail passwords: which one is valid after each way that its sending can go. */
class MailPasswordsSendingTest {

    @Nested
    class OnH2 extends Sending {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Sending {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    abstract static class Sending extends Rules {

        private static final Duration PAUSE = Duration.ofSeconds(60);

        Sending(TestDatabase database) {
            super(database);
        }

        private SentPassword sent(String session) {
            return world.passwords().sent(session, IN_USE).orElseThrow();
        }

        private String askAgain(String session) {
            world.clock().advance(PAUSE);
            return world.ask(contract, session, IN_USE, null);
        }

        private Attempt begin(String request) {
            return world.passwords().begin(request).orElseThrow();
        }

        @Test
        void makes_six_digits_and_keeps_a_hash_of_them_alone() {
            String session = MailPasswordWorld.newSession();
            List<String> codes = new ArrayList<>();
            codes.add(world.sentCode(contract, session));
            codes.add(begin(askAgain(session)).code());
            codes.add(world.deliver(world.ask(contract, session, NEW_MOBILE, "mobile@example.jp"))
                    .code());
            world.check(contract, session, codes.get(0));
            world.check(contract, session, MailPasswordWorld.WRONG);

            List<String> stored = world.everyStoredValue();
            assertThat(stored).anyMatch(row -> row.contains("$argon2id$v=19$m=19456,t=2,p=1$"));
            assertThat(stored).anyMatch(row -> row.contains("mailPassword.check"));
            for (String code : codes) {
                assertThat(code).matches("[0-9]{6}");
                Pattern asWord = Pattern.compile("(?<![0-9A-Za-z.+/=-])" + code + "(?![0-9A-Za-z+/=-])");
                assertThat(stored).noneMatch(row -> asWord.matcher(row).find());
            }
            assertThat(stored).noneMatch(row -> row.contains(session));
        }

        @Test
        void tells_nobody_the_code_in_passing() {
            Attempt attempt = begin(world.ask(contract, MailPasswordWorld.newSession(), IN_USE, null));

            assertThat(attempt.toString()).doesNotContain(attempt.code());
        }

        @Test
        void is_valid_from_the_moment_at_which_the_server_has_taken_it() {
            String session = MailPasswordWorld.newSession();
            Attempt attempt = begin(world.ask(contract, session, IN_USE, null));
            assertThat(sent(session).state()).isEqualTo(State.SENDING);
            assertThat(sent(session).isUnderWay()).isTrue();
            assertThat(sent(session).requestReference()).isEqualTo(attempt.reference());
            assertThat(sent(session).reference()).isNull();
            assertThat(world.check(contract, session, attempt.code()).outcome()).isEqualTo("NOT_VALID");

            world.clock().advance(Duration.ofSeconds(3));
            assertThat(world.passwords().delivered(attempt)).isTrue();

            assertThat(sent(session).state()).isEqualTo(State.SENT);
            assertThat(sent(session).isUnderWay()).isFalse();
            assertThat(sent(session).reference()).isEqualTo(attempt.reference());
            assertThat(sent(session).sentAt()).isEqualTo(world.clock().instant());
            assertThat(world.check(contract, session, attempt.code())).isEqualTo(new Right());
            assertThat(world.auditOf(contract)).contains("mailPassword.send DONE", "mailPassword.check RIGHT");
        }

        @Test
        void leaves_the_earlier_one_valid_until_the_newer_one_is_taken() {
            String session = MailPasswordWorld.newSession();
            Attempt first = world.deliver(world.ask(contract, session, IN_USE, null));
            String request = askAgain(session);
            assertThat(world.check(contract, session, first.code())).isEqualTo(new Right());
            Attempt second = begin(request);
            assertThat(world.check(contract, session, first.code())).isEqualTo(new Right());
            assertThat(sent(session).reference()).isEqualTo(first.reference());
            assertThat(sent(session).requestReference()).isEqualTo(second.reference());

            world.passwords().delivered(second);

            assertThat(sent(session).reference()).isEqualTo(second.reference());
            assertThat(world.check(contract, session, second.code())).isEqualTo(new Right());
            assertThat(world.check(contract, session, first.code()).outcome()).isEqualTo("WRONG");
        }

        @Test
        void uses_the_number_again_with_another_code_when_the_mail_surely_did_not_leave() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            Attempt failed = begin(request);

            world.passwords().notDelivered(failed);

            assertThat(sent(session).isUnderWay()).isTrue();
            Attempt retry = world.deliver(request);
            assertThat(retry.reference()).isEqualTo(failed.reference());
            assertThat(world.check(contract, session, retry.code())).isEqualTo(new Right());
        }

        @Test
        void gives_a_retry_another_number_when_the_first_mail_may_have_arrived() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            Attempt unclear = begin(request);
            Attempt retry = begin(request);

            assertThat(retry.reference()).isNotEqualTo(unclear.reference());
            assertThat(sent(session).requestReference()).isEqualTo(retry.reference());
            assertThat(world.check(contract, session, unclear.code()).outcome()).isEqualTo("NOT_VALID");

            world.passwords().delivered(retry);

            assertThat(sent(session).reference()).isEqualTo(retry.reference());
            assertThat(world.check(contract, session, retry.code())).isEqualTo(new Right());
            assertThat(world.check(contract, session, unclear.code()).outcome()).isEqualTo("WRONG");
        }

        @Test
        void knows_of_an_attempt_whatever_becomes_of_the_step_that_made_it() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            List<Attempt> broken = new ArrayList<>();
            world.transaction().executeWithoutResult(status -> {
                broken.add(world.deliver(request));
                status.setRollbackOnly();
            });

            assertThat(sent(session).state()).isEqualTo(State.SENDING);
            assertThat(sent(session).reference()).isNull();
            assertThat(world.check(contract, session, broken.get(0).code()).outcome())
                    .isEqualTo("NOT_VALID");
            assertThat(begin(request).reference()).isNotEqualTo(broken.get(0).reference());
        }

        @Test
        void keeps_the_earlier_one_when_the_address_refuses_the_newer() {
            String session = MailPasswordWorld.newSession();
            Attempt first = world.deliver(world.ask(contract, session, IN_USE, null));
            String request = askAgain(session);

            world.passwords().undeliverable(begin(request));

            assertThat(sent(session).state()).isEqualTo(State.UNDELIVERABLE);
            assertThat(sent(session).isUnderWay()).isFalse();
            assertThat(sent(session).reference()).isEqualTo(first.reference());
            assertThat(world.check(contract, session, first.code())).isEqualTo(new Right());
            assertThat(world.passwords().begin(request)).isEmpty();
            assertThat(world.auditOf(contract)).contains("mailPassword.send UNDELIVERABLE");
        }

        @Test
        void drops_what_a_newer_request_has_overtaken() {
            String session = MailPasswordWorld.newSession();
            String older = world.ask(contract, session, IN_USE, null);
            Attempt overtaken = begin(older);
            String newer = askAgain(session);

            assertThat(world.passwords().delivered(overtaken)).isFalse();
            assertThat(world.passwords().begin(older)).isEmpty();
            assertThat(sent(session).reference()).isNull();
            assertThat(world.check(contract, session, overtaken.code()).outcome())
                    .isEqualTo("NOT_VALID");

            Attempt sent = world.deliver(newer);
            assertThat(world.passwords().delivered(overtaken)).isFalse();
            world.passwords().undeliverable(overtaken);
            world.passwords().notDelivered(overtaken);
            assertThat(sent(session).reference()).isEqualTo(sent.reference());
            assertThat(sent(session).state()).isEqualTo(State.SENT);
            assertThat(world.check(contract, session, sent.code())).isEqualTo(new Right());
            assertThat(world.auditOf(contract)).contains("mailPassword.send OVERTAKEN");
        }

        @Test
        void lets_the_first_one_taken_stand_when_a_step_runs_twice() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            Attempt slow = begin(request);
            Attempt fast = begin(request);

            assertThat(world.passwords().delivered(fast)).isTrue();
            assertThat(world.passwords().delivered(slow)).isFalse();
            world.passwords().undeliverable(slow);

            assertThat(sent(session).reference()).isEqualTo(fast.reference());
            assertThat(sent(session).state()).isEqualTo(State.SENT);
            assertThat(world.check(contract, session, fast.code())).isEqualTo(new Right());
            assertThat(world.check(contract, session, slow.code()).outcome()).isEqualTo("WRONG");
        }

        @Test
        void does_not_send_what_was_asked_for_longer_ago_than_a_session_lasts() {
            String session = MailPasswordWorld.newSession();
            String request = world.ask(contract, session, IN_USE, null);
            world.clock().advance(Duration.ofMinutes(60).minusMillis(1));
            assertThat(world.passwords().begin(request)).isPresent();

            world.clock().advance(Duration.ofMillis(1));

            assertThat(world.passwords().begin(request)).isEmpty();
        }

        @Test
        void begins_nothing_that_was_never_asked_for() {
            assertThat(world.passwords().begin("no such request")).isEmpty();
        }

        @Test
        void fits_no_other_session_destination_or_address() {
            String session = MailPasswordWorld.newSession();
            String thief = MailPasswordWorld.newSession();
            String stolen = world.deliver(world.ask(contract, thief, NEW_MOBILE, "thief@example.jp"))
                    .code();
            world.sentCode(contract, session);
            world.deliver(world.ask(contract, session, NEW_MOBILE, "mobile@example.jp"));
            world.deliver(world.ask(contract, session, NEW_PC, "thief@example.jp"));
            world.deliver(world.ask(contract, thief, NEW_PC, "thief@example.jp"));
            assertThat(world.check(contract, thief, NEW_MOBILE, stolen, "thief@example.jp"))
                    .isEqualTo(new Right());

            // As somebody could who may write to the database.
            world.jdbc().sql("""
                            UPDATE mail_password
                            SET hash = (SELECT hash FROM mail_password WHERE contract_number = ? AND destination = 'NEW_MOBILE'
                                        AND requested_address = 'thief@example.jp')
                            WHERE contract_number = ?""").params(contract, contract).update();

            assertThat(world.check(contract, session, stolen).outcome()).isEqualTo("WRONG");
            assertThat(world.check(contract, session, NEW_MOBILE, stolen, "mobile@example.jp")
                            .outcome())
                    .isEqualTo("WRONG");
            assertThat(world.check(contract, thief, NEW_PC, stolen, "thief@example.jp")
                            .outcome())
                    .isEqualTo("WRONG");
            world.jdbc()
                    .sql("UPDATE mail_password SET address = 'mobile@example.jp' WHERE address = 'thief@example.jp'")
                    .update();
            assertThat(world.check(contract, thief, NEW_MOBILE, stolen, "mobile@example.jp")
                            .outcome())
                    .isEqualTo("WRONG");
        }
    }
}
