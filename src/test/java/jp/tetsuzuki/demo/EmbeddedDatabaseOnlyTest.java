package jp.tetsuzuki.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

class EmbeddedDatabaseOnlyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/bank",
                "jdbc:h2:tcp://db.example/bank",
                "jdbc:h2:ssl://db.example/x"
            })
    void refuses_to_start_on_any_other_database(String url) {
        assertThatThrownBy(() -> start(url)).isInstanceOf(EmbeddedDatabaseOnly.NotEmbedded.class);
    }

    @Test
    void starts_on_the_embedded_one() {
        assertThatCode(() -> start("jdbc:h2:mem:embedded-only")).doesNotThrowAnyException();
    }

    private static void start(String url) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application
                .run("--spring.profiles.active=demo", "--spring.datasource.url=" + url)
                .close();
    }

    static class Nothing {}
}
