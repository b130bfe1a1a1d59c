package jp.tetsuzuki.taskui;

import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Retries of failed background steps, however many people ask for them at once: each step is given back once. */
@Component
class StepRetries {

    /** So many steps are given back at one request, 20 times 50; a page must answer within seconds. */
    private static final int BATCHES = 20;

    private static final int BATCH = 50;

    private final FailedSteps steps;
    private final StepRetry retry;

    StepRetries(FailedSteps steps, StepRetry retry) {
        this.steps = steps;
        this.retry = retry;
    }

    /**
     * @return false where the step has not failed or is about to be tried anyway, or somebody else was faster
     */
    boolean one(String stepId) {
        try {
            return retry.retry(stepId);
        } catch (OptimisticLockingException | ConcurrencyFailureException overtaken) {
            return false;
        }
    }

    /**
     * All that were given up; those that are put off come round by themselves. Each step in a transaction of its own, so
     * that one that can't be given back holds up no other.
     *
     * @return how many steps were given back, at most 1000
     */
    int all() {
        int done = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            List<String> failed = steps.some(BATCH);
            long given = failed.stream().filter(this::one).count();
            done += (int) given;
            // None: there are no more, or somebody else is giving the same ones back.
            if (given == 0) {
                break;
            }
        }
        return done;
    }
}
