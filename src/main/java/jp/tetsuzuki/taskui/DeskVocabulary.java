package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What forms may ask of the desk. */
@Configuration(proxyBeanMethods = false)
class DeskVocabulary {

    @Bean
    ProcedureVocabulary deskWords() {
        return ProcedureVocabulary.of(DeskVariables.CURRENT_DATE, DeskVariables.PROCEDURE_ANSWERS)
                .withDelegates(DelegateContract.of("takeUpCaseDelegate").given(CaseVariables.CASE_SUBJECT));
    }
}
