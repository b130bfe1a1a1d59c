package jp.tetsuzuki.mail;

import jp.tetsuzuki.platform.KnownFault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Why mails do not go out, for operators. */
@Configuration(proxyBeanMethods = false)
class MailFaults {

    private static final KnownFault UNREACHABLE =
            KnownFault.of(MailNotSent.class, "メールサーバーにつながらないか、応答がありませんでした。メールサーバーの稼働と通信を確かめてください。");

    @Bean
    KnownFault mailServerUnreachable() {
        return UNREACHABLE;
    }

    @Bean
    KnownFault mailRefused() {
        return UNREACHABLE.saying(SmtpRefusal.REPLY, "メールサーバーがメールの受け取りを断りました。メールサーバーの設定と、断った理由の記録を確かめてください。");
    }
}
