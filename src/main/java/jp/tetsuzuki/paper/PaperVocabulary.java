package jp.tetsuzuki.paper;

import java.util.stream.Stream;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What diagrams, forms and decision tables may say about paper procedures. */
@Configuration(proxyBeanMethods = false)
class PaperVocabulary {

    @Bean
    ProcedureVocabulary paperWords() {
        return ProcedureVocabulary.of(
                        PaperProcess.REASON,
                        PaperProcess.WISH,
                        PaperProcess.PLACE,
                        PaperProcess.ADDRESS,
                        PaperProcess.CHANNEL,
                        PaperProcess.RECEIVED_ON,
                        PaperProcess.APPLICATION_NUMBER,
                        PaperProcess.TYPED_CONTRACT_NUMBER,
                        PaperProcess.ENCLOSED_IDENTITY,
                        PaperProcess.ENCLOSED_OTHER,
                        PaperProcess.RECEPTION_OUTCOME,
                        PaperProcess.OPEN_CASE_NUMBER,
                        PaperProcess.ENCLOSURES,
                        PaperProcess.IMMEDIATE_STOP,
                        PaperProcess.RECEPTION_REMARK,
                        PaperProcess.CALL_BACK_REQUIRED,
                        PaperProcess.APPROVAL_REQUIRED,
                        PaperProcess.CHECK_1,
                        PaperProcess.CHECK_2,
                        PaperProcess.CHECK_3,
                        PaperProcess.CHECK_4,
                        PaperProcess.CHECK_5,
                        PaperProcess.CHECKED_1,
                        PaperProcess.CHECKED_2,
                        PaperProcess.CHECKED_3,
                        PaperProcess.CHECKED_4,
                        PaperProcess.CHECKED_5,
                        PaperProcess.COMPLETION_REMARK,
                        PaperProcess.SENT_BACK_REASON,
                        PaperProcess.MISSING,
                        PaperProcess.REVIEW_RESULT,
                        PaperProcess.EXPECTED_ON,
                        PaperProcess.CASE_END,
                        PaperProcess.CLOSE_REASON,
                        PaperProcess.DEADLINE,
                        PaperProcess.DEADLINE_DAYS,
                        PaperProcess.MENDING_DAYS,
                        PaperProcess.CHECK_DUE,
                        PaperProcess.MENDING_DUE,
                        PaperProcess.CALL_DUE,
                        PaperProcess.REPLY_DUE,
                        PaperProcess.APPROVAL_REMINDER,
                        PaperProcess.APPROVAL_ESCALATION)
                .withDelegates(
                        DelegateContract.of("registerPaperCaseDelegate").throwing(PaperProcess.ERROR_NOT_REGISTERED),
                        DelegateContract.of("startDeadlineDelegate")
                                .given(
                                        PaperProcess.DEADLINE,
                                        Stream.of(Deadline.values())
                                                .map(Enum::name)
                                                .toList())
                                .mayBeGiven(PaperProcess.DEADLINE_DAYS, PaperProcess.DAYS),
                        DelegateContract.of("recordDeficiencyDelegate")
                                .mayBeGiven(PaperProcess.DEADLINE_DAYS, PaperProcess.DAYS),
                        DelegateContract.of("closePaperCaseDelegate")
                                .given(
                                        PaperProcess.CASE_END,
                                        Stream.of(CaseState.values())
                                                .filter(state -> state != CaseState.OPEN)
                                                .map(Enum::name)
                                                .toList())
                                .mayBeGiven(PaperProcess.CLOSE_REASON));
    }
}
