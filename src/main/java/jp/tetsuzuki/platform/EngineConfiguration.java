package jp.tetsuzuki.platform;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Asks for Flyway's initializer so that the engine's tables are there before the engine is. */
    @Bean
    ProcessEnginePlugin houseRules(FlywayMigrationInitializer tablesFirst) {
        return new AbstractProcessEnginePlugin() {

            private ProcessEngineConfigurationImpl sessions;

            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                // A refusal that no diagram catches is a fault to be seen, not an instance that ends as if completed.
                engine.setEnableExceptionsAfterUnhandledBpmnError(true);
                engine.setCmmnEnabled(false);
                sessions = engine;
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                // They hold the parsed XML of all mappings, some 25 MB that nobody reads again.
                sessions.getSqlSessionFactory()
                        .getConfiguration()
                        .getSqlFragments()
                        .clear();
            }
        };
    }
}
