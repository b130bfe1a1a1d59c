package jp.tetsuzuki.bench;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The engine by itself with delegates that do nothing but give the answers on which the good way through the diagram
 * depends: what the product's own work is compared with.
 */
@EnableAutoConfiguration
class EmptyDelegates {

    /** Does nothing, as a service task and as a listener. */
    private static final class Nothing implements JavaDelegate, ExecutionListener {

        private final Map<String, Object> answers;
        private final boolean stored;

        private Nothing(Map<String, Object> answers, boolean stored) {
            this.answers = answers;
            this.stored = stored;
        }

        @Override
        public void execute(DelegateExecution execution) {
            answers.forEach((name, value) -> execution.setVariable(name, Variables.untypedValue(value, !stored)));
        }

        @Override
        public void notify(DelegateExecution execution) {
            execute(execution);
        }
    }

    /** What expressions in the diagram read; public for the expression language. */
    public static final class Periods {
        public String getIdlePeriod() {
            return "PT30M";
        }

        public String getSetupPeriod() {
            return "P7D";
        }

        public String getSetupReminderAfter() {
            return "P3D";
        }

        public String noticeAddress(String contractNumber) {
            return "keisoku@example.jp";
        }
    }

    /** The same diagram on the same settings as the product's. */
    @Bean
    ProcessEnginePlugin sameRules() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setEnableExceptionsAfterUnhandledBpmnError(true);
                engine.setCmmnEnabled(false);
            }
        };
    }

    @Bean
    JavaDelegate readFactsDelegate() {
        return new Nothing(
                Map.of(
                        "tokenState", "NONE",
                        "issuanceRestricted", false,
                        "reissueWait", false,
                        "confirmationPasswordSuspended", false,
                        "confirmationPasswordBlocked", false,
                        "transferMethod", "MAIL",
                        "lowerTransferLimit", false),
                false);
    }

    @Bean
    JavaDelegate prepareTokenDelegate() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("tokenId", "a5c4b7f4-95a5-41e5-b6cb-16dd0dbcb4cd");
        answers.put("startPasswordFault", null);
        return new Nothing(answers, true);
    }

    @Bean
    JavaDelegate checkConfirmationPasswordDelegate() {
        return new Nothing(Map.of("confirmationOutcome", "RIGHT"), true);
    }

    @Bean
    JavaDelegate issueTokenDelegate() {
        return new Nothing(Map.of(), true);
    }

    @Bean
    JavaDelegate discardTokenDelegate() {
        return new Nothing(Map.of(), true);
    }

    @Bean
    JavaDelegate requestAppMailDelegate() {
        return new Nothing(Map.of(), true);
    }

    @Bean
    JavaDelegate voidTokenDelegate() {
        return new Nothing(Map.of(), true);
    }

    @Bean
    JavaDelegate checkTransferLimitDelegate() {
        return new Nothing(Map.of("transferLimitOutcome", "WITHIN", "transferRemaining", 1_000_000L), true);
    }

    @Bean
    JavaDelegate chooseTransferMethodDelegate() {
        return new Nothing(Map.of("transferMethodUsed", "MAIL"), true);
    }

    @Bean
    JavaDelegate checkMailPasswordDelegate() {
        return new Nothing(Map.of("mailPasswordOutcome", "RIGHT", "mailPasswordTriesLeft", 3L), true);
    }

    @Bean
    JavaDelegate acceptTransferDelegate() {
        return new Nothing(Map.of("transferNumber", "261124-000001"), true);
    }

    @Bean
    JavaDelegate sendMailDelegate() {
        return new Nothing(Map.of(), true);
    }

    @Bean
    Periods tokenPolicy() {
        return new Periods();
    }

    @Bean
    Periods portalPolicy() {
        return new Periods();
    }

    @Bean
    Periods customerContacts() {
        return new Periods();
    }
}
