package jp.tetsuzuki.mailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareMailSettingsDelegateTest extends Rules {

    private static final String MOBILE = "mobile@example.jp";
    private static final String PC = "pc@example.jp";

    CompareMailSettingsDelegateTest() {
        super(TestDatabase.H2);
    }

    /** What the page says; an address is null where its field is empty. */
    private Map<String, Object> compare(String mobileUse, String mobileAddress, String pcUse, String pcAddress) {
        Map<String, Object> typed = new HashMap<>();
        typed.put("contractNumber", contract);
        typed.put("mobileUse", mobileUse);
        typed.put("mobileAddress", mobileAddress);
        typed.put("pcUse", pcUse);
        typed.put("pcAddress", pcAddress);
        typed.put("mailSettingVersion", 1L);
        Step step = new Step(typed);
        world.execute("compareMailSettingsDelegate", step.execution());
        return step.variables();
    }

    private static Object outcome(Map<String, Object> variables) {
        return variables.get("mailSettingsOutcome");
    }

    @Test
    void fills_the_page_with_the_present_setting() {
        world.use(contract, MOBILE, null);
        Step step = new Step(Map.of("contractNumber", contract));

        world.execute("readMailSettingsDelegate", step.execution());

        assertThat(step.variables())
                .containsEntry("mobileUse", "USE")
                .containsEntry("mobileAddress", MOBILE)
                .containsEntry("pcUse", "STOP")
                .containsEntry("pcAddress", null)
                .containsEntry("mailSettingVersion", 1L);
        world.execute("compareMailSettingsDelegate", step.execution());
        assertThat(outcome(step.variables())).isEqualTo("UNCHANGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void misses_the_address_of_a_place_that_shall_be_used(String empty) {
        assertThat(outcome(compare("USE", null, "STOP", null))).isEqualTo("MOBILE_MISSING");
        assertThat(outcome(compare("USE", empty, "STOP", null))).isEqualTo("MOBILE_MISSING");
        assertThat(outcome(compare("USE", null, "USE", PC))).isEqualTo("MOBILE_MISSING");
        assertThat(outcome(compare("USE", MOBILE, "USE", null))).isEqualTo("PC_MISSING");
        assertThat(outcome(compare("STOP", MOBILE, "USE", empty))).isEqualTo("PC_MISSING");
    }

    @Test
    void does_not_fill_in_the_known_address_for_a_field_that_was_emptied() {
        world.use(contract, MOBILE, null);

        assertThat(outcome(compare("USE", null, "STOP", null))).isEqualTo("MOBILE_MISSING");
    }

    @Test
    void refuses_one_address_at_both_places_however_it_is_capitalised() {
        assertThat(outcome(compare("USE", MOBILE, "USE", MOBILE))).isEqualTo("SAME_ADDRESS");
        assertThat(outcome(compare("USE", MOBILE, "USE", "Mobile@Example.JP"))).isEqualTo("SAME_ADDRESS");
        assertThat(outcome(compare("USE", MOBILE, "STOP", MOBILE))).isEqualTo("CHANGED");
    }

    @Test
    void takes_the_same_setting_for_no_change() {
        world.use(contract, MOBILE, PC);

        assertThat(compare("USE", MOBILE, "USE", PC))
                .containsEntry("mailSettingsOutcome", "UNCHANGED")
                .doesNotContainKeys("mobileAddressNew", "pcAddressNew", "mobileUseText");
    }

    @Test
    void takes_an_empty_field_of_a_place_that_is_not_used_for_no_change() {
        world.use(contract, MOBILE, PC);
        world.use(contract, MOBILE, null);
        world.jdbc()
                .sql("UPDATE mail_setting SET pc_address = ? WHERE contract_number = ?")
                .params(PC, contract)
                .update();

        assertThat(outcome(compare("USE", MOBILE, "STOP", null))).isEqualTo("UNCHANGED");
        assertThat(outcome(compare("USE", MOBILE, "STOP", "other@example.jp"))).isEqualTo("CHANGED");
    }

    @Test
    void has_only_the_addresses_proved_to_which_passwords_shall_go_from_now_on() {
        world.use(contract, MOBILE, null);

        assertThat(compare("USE", MOBILE, "USE", PC))
                .containsEntry("mailSettingsOutcome", "CHANGED")
                .containsEntry("mobileAddressNew", false)
                .containsEntry("pcAddressNew", true)
                .containsEntry("mobileUseText", "利用する")
                .containsEntry("pcUseText", "利用する");
        assertThat(compare("USE", "other@example.jp", "STOP", PC))
                .containsEntry("mobileAddressNew", true)
                .containsEntry("pcAddressNew", false)
                .containsEntry("pcUseText", "利用しない");
        assertThat(compare("STOP", MOBILE, "STOP", null))
                .containsEntry("mailSettingsOutcome", "CHANGED")
                .containsEntry("mobileAddressNew", false)
                .containsEntry("pcAddressNew", false);
    }

    @Test
    void has_an_address_proved_again_after_its_use_was_stopped() {
        world.use(contract, MOBILE, null);
        world.settings().stop(contract, "PAPER");

        assertThat(compare("USE", MOBILE, "STOP", null))
                .containsEntry("mailSettingsOutcome", "CHANGED")
                .containsEntry("mobileAddressNew", true);
    }

    @Test
    void has_addresses_proved_that_change_places_or_capitals() {
        world.use(contract, MOBILE, PC);

        assertThat(compare("USE", PC, "USE", MOBILE))
                .containsEntry("mobileAddressNew", true)
                .containsEntry("pcAddressNew", true);
        assertThat(compare("USE", "Mobile@example.jp", "USE", PC))
                .containsEntry("mailSettingsOutcome", "CHANGED")
                .containsEntry("mobileAddressNew", true)
                .containsEntry("pcAddressNew", false);
    }
}
