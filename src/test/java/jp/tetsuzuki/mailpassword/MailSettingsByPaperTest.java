package jp.tetsuzuki.mailpassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.mailpassword.MailSetting.Place;
import jp.tetsuzuki.token.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a paper procedure does to where mail passwords go (section 7 of the specification). */
class MailSettingsByPaperTest {

    private static final Place MOBILE = new Place("mobile@example.jp", true);
    private static final Place PC = new Place("pc@example.jp", true);
    private static final Place NEW = new Place("new@example.jp", true);

    @Nested
    class OnH2 extends Acts {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Acts {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    abstract static class Acts extends Rules {

        private final Map<String, Object> variables = new HashMap<>();

        Acts(TestDatabase database) {
            super(database);
        }

        @BeforeEach
        void useBothAddresses() {
            variables.clear();
            variables.put("contractNumber", contract);
            world.settings().change(contract, new MailSetting(MOBILE, PC, 0));
        }

        private MailSetting setting() {
            return world.settings().of(contract);
        }

        private void note() {
            Step step = new Step(variables);
            new NoteMailSettingDelegate(world.settings()).execute(step.execution());
            variables.putAll(step.variables());
        }

        private void stop() {
            Step step = new Step(variables);
            new StopMailPasswordDelegate(world.settings()).execute(step.execution());
            variables.putAll(step.variables());
        }

        private void replace(String wish, String place, String address) {
            variables.put("mailWish", wish);
            variables.put("mailPlace", place);
            variables.put("mailNewAddress", address);
            new ReplaceMailAddressDelegate(world.settings()).execute(new Step(variables).execution());
        }

        private static Place unused(Place place) {
            return new Place(place.address(), false);
        }

        @Test
        void sends_mail_passwords_to_the_new_address_and_no_other() {
            note();

            replace("REPLACE", "MOBILE", "new@example.jp");

            assertThat(setting()).isEqualTo(new MailSetting(NEW, unused(PC), 2));
        }

        @Test
        void puts_the_new_address_where_the_paper_says() {
            note();

            replace("REPLACE", "PC", "new@example.jp");

            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), NEW, 2));
        }

        @Test
        void stops_mail_passwords_where_the_paper_says_so() {
            note();

            replace("STOP", null, null);

            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), unused(PC), 2));
        }

        @Test
        void stops_at_once_what_a_lost_device_receives_and_replaces_it_when_approved() {
            note();

            stop();
            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), unused(PC), 2));

            replace("REPLACE", "MOBILE", "new@example.jp");
            assertThat(setting()).isEqualTo(new MailSetting(NEW, unused(PC), 3));
            assertThat(world.auditOf(contract)).contains("mailPassword.stop LOSS");
        }

        @Test
        void overwrites_nothing_that_was_changed_meanwhile() {
            note();
            Place own = new Place("own@example.jp", true);
            world.settings().change(contract, new MailSetting(own, unused(PC), 1));

            assertChanged(() -> replace("REPLACE", "MOBILE", "new@example.jp"));

            assertThat(setting()).isEqualTo(new MailSetting(own, unused(PC), 2));
        }

        @Test
        void gives_nobody_mail_passwords_beside_a_token_in_use() {
            note();
            stop();
            world.setUpToken(contract);
            world.startTokenUse(contract);

            assertChanged(() -> replace("REPLACE", "MOBILE", "new@example.jp"));

            assertThat(setting().inUse()).isFalse();
        }

        @Test
        void has_nothing_to_do_where_mail_passwords_are_not_in_use() {
            world.settings().stop(contract, "TEST");

            assertChanged(this::note);
        }

        @Test
        void goes_on_with_mail_passwords_that_were_stopped_meanwhile() {
            note();
            world.settings().stop(contract, "TEST");

            stop();

            replace("REPLACE", "MOBILE", "new@example.jp");
            assertThat(setting().addresses()).containsExactly("new@example.jp");
        }

        private static void assertChanged(ThrowingCallable act) {
            assertThatThrownBy(act)
                    .isInstanceOfSatisfying(
                            BpmnError.class,
                            error -> assertThat(error.getErrorCode()).isEqualTo("mailPassword.changed"));
        }
    }
}
