package jp.tetsuzuki.paper;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The application for customers who can't log in, and so can't have theirs prefilled.
 *
 * @param subject what is asked for
 * @param enclosures what is to be enclosed, one line a document
 */
@Validated
@ConfigurationProperties("tetsuzuki.paper.blank")
record BlankApplicationSettings(
        @NotBlank @Size(max = 200) @DefaultValue("ログインパスワードの停止（停止の解除）")
        String subject,

        @NotBlank @Size(max = 2000) @DefaultValue("本人確認書類の写し（運転免許証、マイナンバーカード（表面）など、現住所が記載されているもの）")
        String enclosures) {}
