package jp.tetsuzuki.demo;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import jp.tetsuzuki.token.KeysetFile;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Makes the demo's keysets at its first start, before anything reads them: the tokens', and beside it the mailbox's. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoKeyset {

    @Bean
    static BeanFactoryPostProcessor demoKeysetFile(Environment environment) {
        return beans -> {
            make(tokens(environment));
            make(mailbox(environment));
        };
    }

    @Bean
    static Aead demoMailboxKey(Environment environment) throws GeneralSecurityException {
        return KeysetFile.read(mailbox(environment)).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static Path tokens(Environment environment) {
        return Path.of(environment.getRequiredProperty("tetsuzuki.token.keyset"));
    }

    private static Path mailbox(Environment environment) {
        return tokens(environment).resolveSibling("mailbox-keyset.json");
    }

    private static void make(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                KeysetFile.create(file);
            }
        } catch (IOException fault) {
            throw new IllegalStateException("The demo's keyset can't be written to " + file + ".", fault);
        }
    }
}
