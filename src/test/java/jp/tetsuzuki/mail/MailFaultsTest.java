package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jp.tetsuzuki.platform.KnownFault;
import org.junit.jupiter.api.Test;

class MailFaultsTest {

    @Test
    void a_recipient_that_is_no_mail_address_is_told_without_it() {
        KnownFault fault = new MailFaults().recipientUnusable();
        Throwable refused = catchThrowable(() -> new MailAddress("taro@@example.jp"));

        assertThat(fault.covers(refused.getClass().getName(), refused.getMessage()))
                .isTrue();
        assertThat(fault.covers(refused.getClass().getName(), "other")).isFalse();
        assertThat(fault.words()).contains("メールの宛先が、メールアドレスとして正しくありません", "手順図", "業務分析担当");
        assertThat(refused.getMessage()).doesNotContain("taro");
    }
}
