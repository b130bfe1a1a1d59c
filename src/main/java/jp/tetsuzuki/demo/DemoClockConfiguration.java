package jp.tetsuzuki.demo;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoClockConfiguration {

    /** Does nothing but ask for the clock: the engine waits for its plugins, so it starts on the time of the last run. */
    @Bean
    ProcessEnginePlugin clockBeforeEngine(DemoClock clock) {
        return new AbstractProcessEnginePlugin() {};
    }
}
