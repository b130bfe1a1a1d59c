package jp.tetsuzuki.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformVocabulary {

    @Bean
    ProcedureVocabulary platformWords() {
        return ProcedureVocabulary.of(
                        ProcedureVariables.CONTRACT_NUMBER,
                        ProcedureVariables.OUTCOME,
                        ProcedureVariables.REFUSAL_REASON,
                        ProcedureVariables.SENT_PAGE,
                        ProcedureVariables.JUST_SENT,
                        ProcedureVariables.DECISION,
                        ProcessVariable.text(ProcedureVariables.PROCEDURE),
                        CaseVariables.CASE_NUMBER,
                        CaseVariables.CASE_SUBJECT,
                        CaseVariables.BRANCH_CODE,
                        CaseVariables.CASE_REMARK,
                        CaseVariables.ACTOR)
                .about(CaseVariables.CASE_NUMBER)
                .withFacts("institutionName", "institutionPhone", "institutionNoticeDomain", "institutionTokenDomain")
                .withMessages(ProcedureVariables.CANCELLED)
                .withDelegates(DelegateContract.of("decideDelegate").given(ProcedureVariables.DECISION));
    }
}
