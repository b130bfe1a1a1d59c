package jp.tetsuzuki.mail;

import java.util.List;
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

    /** As where a diagram takes something else than an address for a mail's recipient. */
    @Bean
    KnownFault recipientUnusable() {
        return new KnownFault(
                List.of(IllegalArgumentException.class.getName()),
                MailAddress.UNUSABLE,
                "メールの宛先が、メールアドレスとして正しくありません。もう一度実行しても送れません。手順図が宛先をどう決めているかを、業務分析担当に確かめてください。");
    }

    @Bean
    KnownFault mailRefused() {
        return UNREACHABLE.saying(SmtpRefusal.REPLY, "メールサーバーがメールの受け取りを断りました。メールサーバーの設定と、断った理由の記録を確かめてください。");
    }
}
