package jp.tetsuzuki.platform;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose procedures these are (section 2 of the specification).
 *
 * @param name the institution's name as customers know it
 * @param phone the number that customers call
 * @param noticeDomain domain of the notices' sender
 * @param tokenDomain domain from which the token's mail comes
 */
@Validated
@ConfigurationProperties("tetsuzuki.institution")
public record InstitutionSettings(
        @NotBlank @DefaultValue("大分県信用組合") String name,
        @NotBlank @DefaultValue("0120-373-883") String phone,
        @NotBlank @DefaultValue("oita-kenshin.co.jp") String noticeDomain,
        @NotBlank @DefaultValue("otp-auth.net") String tokenDomain) {}
