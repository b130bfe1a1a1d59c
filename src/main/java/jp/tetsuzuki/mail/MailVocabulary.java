package jp.tetsuzuki.mail;

import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.DelegateInput;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a diagram's mail steps may say: the templates are those that there are. */
@Configuration(proxyBeanMethods = false)
class MailVocabulary {

    @Bean
    ProcedureVocabulary mailWords(MailTemplates templates) {
        return ProcedureVocabulary.of(MailStep.TEMPLATE, MailStep.RECIPIENT, MailStep.REMARK)
                .withDelegates(DelegateContract.of("sendMailDelegate")
                        .given(MailStep.TEMPLATE, templates.keys())
                        .given(MailStep.RECIPIENT, new DelegateInput.Known())
                        .mayBeGiven(MailStep.REMARK)
                        .leavingTheHouse());
    }
}
