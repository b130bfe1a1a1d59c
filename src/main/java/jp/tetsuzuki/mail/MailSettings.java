package jp.tetsuzuki.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The senders' names before the @; their domains are the institution's settings.
 *
 * @param noticeSender local part of the address that notices come from
 * @param tokenSender local part of the address that the token's mail comes from
 * @param tokenSenderName what mail programs show as the token mail's sender
 */
@Validated
@ConfigurationProperties("tetsuzuki.mail")
record MailSettings(
        @NotNull @Pattern(regexp = LOCAL_PART) @DefaultValue("notice")
        String noticeSender,

        @NotNull @Pattern(regexp = LOCAL_PART) @DefaultValue("no-reply")
        String tokenSender,

        @NotBlank @DefaultValue("ワンタイムパスワード通知") String tokenSenderName) {

    static final String LOCAL_PART = "[A-Za-z0-9._-]{1,64}";
}
