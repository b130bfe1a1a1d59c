package jp.tetsuzuki.mailpassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.mailpassword.MailSetting.Place;
import jp.tetsuzuki.token.TestDatabase;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeMailSettingsDelegateTest extends Rules {

    private static final String MOBILE = "mobile@example.jp";
    private static final String PC = "pc@example.jp";

    private String session;

    ChangeMailSettingsDelegateTest() {
        super(TestDatabase.H2);
    }

    @BeforeEach
    void logIn() {
        session = MailPasswordWorld.newSession();
        world.enter(session);
    }

    /** The page, and the passwords checked in this session; an address is null where it shall not be used. */
    private Step step(String mobileAddress, String pcAddress) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("contractNumber", contract);
        variables.put("mobileUse", mobileAddress == null ? "STOP" : "USE");
        variables.put("mobileAddress", mobileAddress);
        variables.put("pcUse", pcAddress == null ? "STOP" : "USE");
        variables.put("pcAddress", pcAddress);
        variables.put("mailSettingVersion", world.settings().of(contract).version());
        variables.put("mailPasswordCheckedIn", MailPasswords.mark(session));
        return new Step(variables);
    }

    private Map<String, Object> change(Step step) {
        world.execute("changeMailSettingsDelegate", step.execution());
        return step.variables();
    }

    private static String error(Throwable thrown) {
        return ((BpmnError) thrown).getErrorCode();
    }

    @Test
    void begins_the_use_without_a_previous_address() {
        assertThat(change(step(MOBILE, null)))
                .containsEntry("mailChangeKind", "BEGUN")
                .containsEntry("previousMobileAddress", null)
                .containsEntry("previousPcAddress", null);
        assertThat(world.settings().of(contract).addresses()).containsExactly(MOBILE);
    }

    @Test
    void names_the_addresses_that_are_given_up() {
        world.use(contract, MOBILE, PC);

        assertThat(change(step("other@example.jp", null)))
                .containsEntry("mailChangeKind", "CHANGED")
                .containsEntry("previousMobileAddress", MOBILE)
                .containsEntry("previousPcAddress", PC);
    }

    @Test
    void names_the_addresses_when_the_use_is_stopped_and_keeps_them_in_mind() {
        world.use(contract, MOBILE, PC);

        assertThat(change(step(null, null)))
                .containsEntry("mailChangeKind", "STOPPED")
                .containsEntry("previousMobileAddress", MOBILE)
                .containsEntry("previousPcAddress", PC);
        assertThat(world.settings().of(contract))
                .isEqualTo(new MailSetting(new Place(MOBILE, false), new Place(PC, false), 2));
    }

    @Test
    void names_no_address_that_stays_in_use() {
        world.use(contract, MOBILE, PC);
        assertThat(change(step(MOBILE, null)))
                .containsEntry("previousMobileAddress", null)
                .containsEntry("previousPcAddress", PC);
    }

    @Test
    void names_no_address_that_moves_to_the_other_place_or_changes_its_capitals() {
        world.use(contract, MOBILE, PC);
        assertThat(change(step(PC, MOBILE)))
                .containsEntry("mailChangeKind", "CHANGED")
                .containsEntry("previousMobileAddress", null)
                .containsEntry("previousPcAddress", null);

        assertThat(change(step("Pc@example.jp", null)))
                .containsEntry("previousMobileAddress", null)
                .containsEntry("previousPcAddress", MOBILE);
    }

    @Test
    void refuses_what_is_no_longer_as_it_was_shown() {
        Step shown = step(MOBILE, null);
        world.use(contract, null, PC);

        assertThatThrownBy(() -> change(shown))
                .extracting(ChangeMailSettingsDelegateTest::error)
                .isEqualTo("mailPassword.changedMeanwhile");
        assertThat(world.settings().of(contract).addresses()).containsExactly(PC);
    }

    @Test
    void refuses_what_another_session_has_proved() {
        world.use(contract, MOBILE, null);
        Step proved = step(null, PC);
        world.enter(MailPasswordWorld.newSession());

        assertThatThrownBy(() -> change(proved))
                .extracting(ChangeMailSettingsDelegateTest::error)
                .isEqualTo("mailPassword.changedMeanwhile");
        assertThat(world.settings().of(contract).addresses()).containsExactly(MOBILE);
    }

    @Test
    void refuses_use_beside_a_token_in_use() {
        world.setUpToken(contract);
        world.startTokenUse(contract);

        assertThatThrownBy(() -> change(step(MOBILE, null)))
                .extracting(ChangeMailSettingsDelegateTest::error)
                .isEqualTo("mailPassword.tokenInUse");
        assertThat(world.settings().of(contract).inUse()).isFalse();
    }
}
