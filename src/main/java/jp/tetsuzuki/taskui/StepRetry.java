package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the engine try a failed background step again, given up or put off. */
@Component
class StepRetry {

    private static final int LONGEST_OBJECT = 255;

    private final ProcessEngineConfigurationImpl engine;
    private final Audit audit;
    private final Clock clock;

    StepRetry(ProcessEngineConfigurationImpl engine, Audit audit, Clock clock) {
        this.engine = engine;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives the step all its tries back, the first one now, and records who did.
     *
     * @return false where the step has not failed, or not any more, or is about to be tried anyway
     * @throws org.camunda.bpm.engine.OptimisticLockingException if somebody else does the same at this moment; nothing is
     *     done then
     */
    @Transactional
    boolean retry(String jobId) {
        // In one command: looking and changing in two would let two people both see the step failed, and both record
        // it.
        Optional<JobEntity> job = engine.getCommandExecutorTxRequired().execute(context -> setBack(context, jobId));
        job.ifPresent(
                step -> audit.record(AuditEvent.of("step.retry", "DONE", null).about(object(step))));
        return job.isPresent();
    }

    private Optional<JobEntity> setBack(CommandContext context, String jobId) {
        Optional<JobEntity> failed = Optional.ofNullable(context.getJobManager().findJobById(jobId))
                .filter(job -> job.getRetries() == 0 || isPutOff(job));
        failed.ifPresent(job -> {
            job.setRetries(engine.getDefaultNumberOfRetries());
            // After its last try the engine has put it off by the longest wait: it would be that long until it runs.
            job.setDuedate(Date.from(clock.instant()));
        });
        return failed;
    }

    /** One that is due is not: it would be recorded as often as somebody asks, and may be running. */
    private boolean isPutOff(JobEntity job) {
        boolean failed = job.getExceptionMessage() != null || job.getExceptionByteArrayId() != null;
        return failed
                && job.getDuedate() != null
                && job.getDuedate().toInstant().isAfter(clock.instant());
    }

    private static String object(JobEntity job) {
        String step = job.getProcessInstanceId() + "/" + job.getFailedActivityId();
        return step.substring(0, Math.min(step.length(), LONGEST_OBJECT));
    }
}
