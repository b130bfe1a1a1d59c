package jp.tetsuzuki.audit;

import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a diagram's own line in the audit may say. */
@Configuration(proxyBeanMethods = false)
class AuditVocabulary {

    @Bean
    ProcedureVocabulary auditWords() {
        return ProcedureVocabulary.of(AuditStepVariables.ACTION, AuditStepVariables.OUTCOME)
                .withDelegates(DelegateContract.of("recordAuditDelegate")
                        .given(AuditStepVariables.ACTION, AuditStepVariables.ACTIONS)
                        .given(AuditStepVariables.OUTCOME, AuditStepVariables.OUTCOMES));
    }
}
