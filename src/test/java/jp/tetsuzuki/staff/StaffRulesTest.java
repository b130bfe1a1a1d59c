package jp.tetsuzuki.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import jp.tetsuzuki.session.SessionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StaffRulesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @ParameterizedTest
    @EnumSource(names = {"CLERK", "APPROVER"})
    void a_branchs_role_needs_a_branch(Role role) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StaffMember("s1", "某", null, Set.of(role)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S1", "s 1", "職員1", "s12345678901234567890"})
    void what_is_no_staff_number_is_refused(String staffId) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StaffMember(staffId, "某", "001", Set.of(Role.CLERK)));
    }

    @Test
    void who_has_roles_at_a_branch_and_beyond_is_in_the_groups_of_all() {
        StaffPrincipal both = new StaffPrincipal(
                "s1", "某", "001", "本店営業部", Set.of(Role.ANALYST, Role.APPROVER, Role.CLERK), false, 1);
        assertThat(both.groups()).containsExactlyInAnyOrder("clerk@001", "approver@001", "analyst");
        assertThat(both.roleNames()).isEqualTo("窓口担当・役席・業務分析担当");
    }

    @Test
    void who_works_at_a_branch_without_a_role_of_it_sees_none_of_its_cases() {
        StaffPrincipal operator = new StaffPrincipal("s1", "某", "001", "本店営業部", Set.of(Role.OPERATOR), false, 1);
        assertThat(operator.sees("001")).isFalse();
    }

    @Test
    void settings_have_the_defaults_of_the_specification() {
        application.run(context -> assertThat(context.getBean(StaffSettings.class))
                .isEqualTo(new StaffSettings(
                        5,
                        Duration.ofMinutes(30),
                        new SessionSettings(
                                Duration.ofMinutes(10),
                                Duration.ofHours(1),
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(15)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-entries=0", "suspension=PT0S", "session.idle=PT2H", "session.warning=PT10M"})
    void settings_that_make_no_sense_are_refused(String setting) {
        application
                .withPropertyValues("tetsuzuki.staff." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(StaffSettings.class)
    static class Settings {}
}
