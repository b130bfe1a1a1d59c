package jp.tetsuzuki.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * Starts the whole application with the real diagrams and delegates, without the threads that run background steps by
 * themselves. The class itself names the database and the port of {@link MailServer}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // Missing settings stop the start before the class's own are looked at.
            "spring.datasource.url=named by the class",
            "camunda.bpm.job-execution.enabled=false",
            "spring.mail.properties.mail.smtp.timeout=1500",
            // Two hundred requests at once may wait for a connection, and a busy machine lets them wait long.
            "spring.datasource.hikari.connection-timeout=120000",
            // The clock stands still, so that what was used up would not come back.
            "tetsuzuki.token.setup-requests-per-minute=10000"
        })
@Import(ProcedureTest.Observation.class)
@interface ProcedureTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Observation {

        @Bean
        PassedElements passedElements() {
            return new PassedElements();
        }

        @Bean
        TypedSecrets typedSecrets() {
            return new TypedSecrets();
        }

        @Bean
        LogKeeper logKeeper() {
            return new LogKeeper();
        }

        @Bean
        @Primary
        ComparedHashes comparedHashes() {
            return new ComparedHashes();
        }

        @Bean
        PageKeeper pageKeeper() {
            return new PageKeeper();
        }
    }
}
