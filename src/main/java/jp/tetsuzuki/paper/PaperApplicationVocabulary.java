package jp.tetsuzuki.paper;

import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What diagrams and forms may say about printed applications; {@link PaperFacts} gives the facts. */
@Configuration(proxyBeanMethods = false)
class PaperApplicationVocabulary {

    @Bean
    ProcedureVocabulary paperApplicationWords() {
        return ProcedureVocabulary.of(PaperApplicationProcess.VALID_UNTIL)
                .withFacts(Boolean.class, "paperCaseLacking")
                .withFacts(String.class, "openPaperReasons")
                .withFacts(
                        "paperCases", "paperApplicationNumber", "paperApplicationSubject", "paperApplicationValidUntil")
                .withDelegates(DelegateContract.of("makeApplicationDelegate")
                        .throwing(PaperApplicationProcess.ERROR_CASE_OPEN, PaperApplicationProcess.ERROR_TOO_MANY));
    }
}
