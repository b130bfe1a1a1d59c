package jp.tetsuzuki.paper;

import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What diagrams, forms and decision tables may say about paper procedures. */
@Configuration(proxyBeanMethods = false)
class PaperVocabulary {

    @Bean
    ProcedureVocabulary paperWords() {
        return ProcedureVocabulary.of(
                PaperVariables.REASON,
                PaperVariables.WISH,
                PaperVariables.PLACE,
                PaperVariables.ADDRESS,
                PaperVariables.CHANNEL,
                PaperVariables.RECEIVED_ON,
                PaperVariables.APPLICATION_NUMBER,
                PaperVariables.TYPED_CONTRACT_NUMBER,
                PaperVariables.ENCLOSED_IDENTITY,
                PaperVariables.ENCLOSED_OTHER,
                PaperVariables.RECEPTION_OUTCOME,
                PaperVariables.OPEN_CASE_NUMBER,
                PaperVariables.ENCLOSURES,
                PaperVariables.IMMEDIATE_STOP,
                PaperVariables.RECEPTION_REMARK,
                PaperVariables.CALL_BACK_REQUIRED,
                PaperVariables.CHECK_1,
                PaperVariables.CHECK_2,
                PaperVariables.CHECK_3,
                PaperVariables.CHECK_4,
                PaperVariables.CHECK_5,
                PaperVariables.CHECKED_1,
                PaperVariables.CHECKED_2,
                PaperVariables.CHECKED_3,
                PaperVariables.CHECKED_4,
                PaperVariables.CHECKED_5,
                PaperVariables.MISSING,
                PaperVariables.REVIEW_RESULT,
                PaperVariables.EXPECTED_ON,
                PaperVariables.CASE_END,
                PaperVariables.DEADLINE,
                PaperVariables.CHECK_DUE,
                PaperVariables.MENDING_DUE,
                PaperVariables.CALL_DUE,
                PaperVariables.REPLY_DUE,
                PaperVariables.APPROVAL_REMINDER,
                PaperVariables.APPROVAL_ESCALATION);
    }
}
