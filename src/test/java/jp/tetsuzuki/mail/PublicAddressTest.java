package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PublicAddressTest {

    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ConfigurationPropertiesAutoConfiguration.class, ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @ParameterizedTest
    @ValueSource(strings = {"https://ib.oita-kenshin.co.jp", "https://bank.example:8443", "http://localhost:8080"})
    void takes_an_address_that_customers_may_use(String address) {
        start.withPropertyValues("tetsuzuki.base-url=" + address)
                .run(context -> assertThat(context.getBean(PublicAddress.class).baseUrl())
                        .hasToString(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ib.oita-kenshin.co.jp",
                "https://bank.example/",
                "https://bank.example/portal",
                "https://bank.example?x=1",
                "https://user@bank.example",
                "bank.example",
                "javascript:alert(1)"
            })
    void does_not_start_with_one_that_they_may_not(String address) {
        start.withPropertyValues("tetsuzuki.base-url=" + address)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("without a path"));
    }

    @Test
    void does_not_start_without_one() {
        start.run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("baseUrl"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PublicAddress.class)
    static class Settings {}
}
