package jp.tetsuzuki.platform;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Faults that any step may meet. */
@Configuration(proxyBeanMethods = false)
class PlatformFaults {

    @Bean
    KnownFault databaseFault() {
        return new KnownFault(
                List.of(
                        "java.sql.",
                        "org.apache.ibatis.exceptions.",
                        "org.camunda.bpm.engine.ProcessEnginePersistenceException",
                        "org.springframework.dao.",
                        "org.springframework.jdbc.",
                        "org.springframework.transaction."),
                "",
                "データベースを利用できませんでした。データベースの稼働を確かめてください。");
    }
}
