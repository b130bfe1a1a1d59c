package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.Destination.IN_USE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_PC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.tetsuzuki.platform.FullMinute;
import jp.tetsuzuki.platform.PasswordMethod;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages, tables and mails can tell: the facts, the line on the home page and the answer to other features. */
class MailPasswordFactsTest extends Rules {

    private static final String MOBILE = "mobile@example.jp";

    private String session;

    MailPasswordFactsTest() {
        super(TestDatabase.H2);
    }

    @BeforeEach
    void logIn() {
        session = MailPasswordWorld.newSession();
        world.enter(session);
    }

    private Map<String, Object> facts() {
        return world.bean(MailPasswordFacts.class).of(contract);
    }

    private String line() {
        return world.bean(MailPasswordMethod.class).of(contract).state();
    }

    @Test
    void of_a_customer_who_has_set_nothing() {
        assertThat(facts())
                .containsEntry("mailPasswordInUse", false)
                .containsEntry("mailPasswordMissing", false)
                .containsEntry("mobileMailInUse", false)
                .containsEntry("mobileMailAddress", null)
                .containsEntry("mailPasswordSendState", "NONE")
                .containsEntry("mailPasswordReference", null)
                .containsEntry("newPcMailSendState", "NONE")
                .containsEntry("newPcMailAddress", null);
        assertThat(line()).isEqualTo("利用していません");
        assertThat(world.bean(MailPasswordsInUse.class).inUse(contract)).isFalse();
    }

    @Test
    void of_a_customer_who_uses_them() {
        world.use(contract, MOBILE, null);

        assertThat(facts())
                .containsEntry("mailPasswordInUse", true)
                .containsEntry("mailPasswordMissing", true)
                .containsEntry("mobileMailInUse", true)
                .containsEntry("mobileMailAddress", MOBILE)
                .containsEntry("pcMailInUse", false);
        assertThat(world.bean(MailPasswordMethod.class).of(contract))
                .isEqualTo(new PasswordMethod.State("メール通知パスワード", "利用中", "/security/mail-password"));
        assertThat(world.bean(MailPasswordsInUse.class).inUse(contract)).isTrue();
    }

    @Test
    void of_a_password_from_its_request_to_its_successor() {
        world.use(contract, MOBILE, null);
        Instant asked = world.clock().instant();
        String request = world.ask(contract, session, IN_USE, null);
        String number = world.passwords().sent(session, IN_USE).orElseThrow().requestReference();
        assertThat(facts())
                .containsEntry("mailPasswordMissing", false)
                .containsEntry("mailPasswordSendState", "SENDING")
                .containsEntry("mailPasswordPendingReference", number)
                .containsEntry("mailPasswordReference", null)
                .containsEntry("mailPasswordRequestedAt", asked)
                .containsEntry("mailPasswordResendFrom", new FullMinute(asked.plus(Duration.ofSeconds(60))).instant())
                .containsEntry("mailPasswordResendsLeft", 5L);

        world.clock().advance(Duration.ofSeconds(60));
        world.deliver(request);
        assertThat(facts())
                .containsEntry("mailPasswordMissing", false)
                .containsEntry("mailPasswordSendState", "SENT")
                .containsEntry("mailPasswordPendingReference", null)
                .containsEntry("mailPasswordReference", number)
                .containsEntry("mailPasswordSentAt", world.clock().instant());

        world.ask(contract, session, IN_USE, null);
        assertThat(facts())
                .containsEntry("mailPasswordMissing", false)
                .containsEntry("mailPasswordSendState", "SENDING")
                .containsEntry("mailPasswordReference", number)
                .containsEntry("mailPasswordResendsLeft", 4L);
        assertThat(facts().get("mailPasswordPendingReference")).isNotEqualTo(number);
    }

    @Test
    void of_a_password_that_no_address_takes() {
        world.use(contract, MOBILE, null);
        String request = world.ask(contract, session, IN_USE, null);
        world.passwords().undeliverable(world.passwords().begin(request).orElseThrow());

        assertThat(facts())
                .containsEntry("mailPasswordMissing", false)
                .containsEntry("mailPasswordSendState", "UNDELIVERABLE")
                .containsEntry("mailPasswordPendingReference", null)
                .containsEntry("mailPasswordReference", null);
    }

    @Test
    void of_the_new_address_that_was_asked_for() {
        world.deliver(world.ask(contract, session, NEW_PC, "pc@example.jp"));

        assertThat(facts())
                .containsEntry("newPcMailAddress", "pc@example.jp")
                .containsEntry("newPcMailSendState", "SENT")
                .containsEntry("newMobileMailSendState", "NONE")
                .containsEntry("mailPasswordSendState", "NONE");
    }

    @Test
    void of_this_session_alone() {
        world.use(contract, MOBILE, null);
        world.sentCode(contract, MailPasswordWorld.newSession());

        assertThat(facts()).containsEntry("mailPasswordMissing", true).containsEntry("mailPasswordSendState", "NONE");
        world.enter(null);
        assertThat(facts()).containsEntry("mailPasswordInUse", true).containsEntry("mailPasswordSendState", "NONE");
    }

    @Test
    void of_a_session_whose_passwords_are_void() {
        world.use(contract, MOBILE, null);
        world.sentCode(contract, session);
        for (int i = 0; i < 3; i++) {
            world.check(contract, session, MailPasswordWorld.WRONG);
        }

        assertThat(facts()).containsEntry("mailPasswordSendState", "NONE").containsEntry("mailPasswordReference", null);
    }

    @Test
    void never_tell_a_secret() {
        world.use(contract, MOBILE, null);
        String code = world.sentCode(contract, session);

        assertThat(facts().values().toString()).doesNotContain(code, "argon2", session);
    }
}
