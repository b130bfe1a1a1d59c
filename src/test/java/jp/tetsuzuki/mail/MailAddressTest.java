package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shintaro@example.jp",
                "a@localhost",
                "shin.taro+otp@mail.example.co.jp",
                "a..b.@docomo.example.jp"
            })
    void takes_what_a_mail_server_may_deliver_to(String address) {
        assertThat(new MailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "shintaro",
                "@example.jp",
                "shintaro@",
                "shintaro@example.jp\r\nBcc: other@example.jp",
                "shintaro@example.jp\n",
                "shintaro@example.jp,other@example.jp",
                "Shintaro <shintaro@example.jp>",
                "shin taro@example.jp",
                "県信@example.jp",
                "\"shin\"@example.jp",
                "shintaro@-example.jp",
                "shintaro@example..jp"
            })
    void refuses_what_is_not_exactly_one_address(String address) {
        assertThatThrownBy(() -> new MailAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a mail address to which a mail can be sent safely.");
    }

    @Test
    void refuses_an_address_longer_than_smtp_allows() {
        String address = "a@" + "b".repeat(60) + ("." + "c".repeat(60)).repeat(4);
        assertThatThrownBy(() -> new MailAddress(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
