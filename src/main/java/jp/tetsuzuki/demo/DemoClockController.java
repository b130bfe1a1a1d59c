package jp.tetsuzuki.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the demo's time and moves it forward (section 8 of the specification). */
@RestController
@Profile("demo")
class DemoClockController {

    private static final String HINT =
            "advance must be an ISO-8601 duration, more than PT0S and at most P366D, for example PT31M.\n";

    private final DemoClock clock;
    private final JobExecutor jobs;

    DemoClockController(DemoClock clock, ProcessEngine engine) {
        this.clock = clock;
        this.jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    @GetMapping("/demo/clock")
    ResponseEntity<Time> tell() {
        return answer(clock.now());
    }

    @PostMapping("/demo/clock")
    ResponseEntity<Time> advance(@RequestParam(defaultValue = "") String advance) {
        Instant now = clock.advance(Duration.parse(advance));
        // What has just become due is looked for at once, not when the executor's pause is over.
        jobs.jobWasAdded();
        return answer(now);
    }

    @ExceptionHandler({DateTimeParseException.class, IllegalArgumentException.class, ArithmeticException.class})
    ResponseEntity<String> refuse() {
        return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body(HINT);
    }

    private static ResponseEntity<Time> answer(Instant now) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Time(now));
    }

    /** The answer's one field. */
    record Time(Instant now) {}
}
