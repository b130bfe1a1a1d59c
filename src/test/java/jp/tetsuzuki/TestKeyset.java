package jp.tetsuzuki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tetsuzuki.token.KeysetFile;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes the keyset that the tests' settings name, for every test that starts the application. */
class TestKeyset implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String setting = context.getEnvironment().getProperty("tetsuzuki.token.keyset", "");
        Path file = Path.of(setting);
        if (!file.startsWith("target") || Files.exists(file)) {
            return;
        }
        try {
            KeysetFile.create(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
