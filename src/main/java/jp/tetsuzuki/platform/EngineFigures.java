package jp.tetsuzuki.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Figures for monitoring: background steps that have failed for good, and those that are being retried. */
@Component
class EngineFigures implements MeterBinder {

    private final RuntimeService runtime;
    private final ManagementService management;

    EngineFigures(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tetsuzuki.incidents", () -> runtime.createIncidentQuery().count())
                .description("Background steps that have failed as often as they are tried")
                .register(registry);
        Gauge.builder(
                        "tetsuzuki.jobs.failing",
                        () -> management
                                .createJobQuery()
                                .withException()
                                .withRetriesLeft()
                                .count())
                .description("Background steps that have failed and are tried again")
                .register(registry);
    }
}
