package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RequiredSettingsTest {

    private static final String[] ALL = {
        "--spring.datasource.url=jdbc:h2:mem:required",
        "--spring.datasource.username=sa",
        "--spring.datasource.password=",
        "--spring.mail.host=127.0.0.1",
        "--tetsuzuki.token.keyset=keyset.json",
        "--tetsuzuki.base-url=https://bank.example"
    };

    @Test
    void names_everything_that_is_missing_at_once(CapturedOutput output) {
        assertThatThrownBy(RequiredSettingsTest::start).isInstanceOf(RequiredSettings.Missing.class);
        assertThat(output)
                .contains(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.mail.host",
                        "tetsuzuki.token.keyset",
                        "tetsuzuki.base-url")
                .contains("profile 'demo'")
                .doesNotContain("at jp.tetsuzuki.platform.RequiredSettings");
    }

    @Test
    void starts_when_nothing_is_missing() {
        assertThatCode(() -> start(ALL)).doesNotThrowAnyException();
    }

    @Test
    void takes_an_empty_address_for_a_missing_one() {
        String[] settings = ALL.clone();
        settings[3] = "--spring.mail.host= ";
        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(RequiredSettings.Missing.class)
                .hasMessageContaining("spring.mail.host")
                .hasMessageNotContaining("spring.datasource.url");
    }

    private static void start(String... settings) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        String[] arguments = new String[settings.length + 1];
        System.arraycopy(settings, 0, arguments, 0, settings.length);
        // Without the settings that all other tests get.
        arguments[settings.length] = "--spring.config.location=classpath:/application.yml";
        application.run(arguments).close();
    }

    static class Nothing {}
}
