package jp.tetsuzuki.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tetsuzuki.token.KeysetFile;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Makes the demo's keyset at its first start, before anything reads it. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoKeyset {

    @Bean
    static BeanFactoryPostProcessor demoKeysetFile(Environment environment) {
        return beans -> {
            Path file = Path.of(environment.getRequiredProperty("tetsuzuki.token.keyset"));
            try {
                if (Files.notExists(file)) {
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    KeysetFile.create(file);
                }
            } catch (IOException fault) {
                throw new IllegalStateException("The demo's keyset can't be written to " + file + ".", fault);
            }
        };
    }
}
