package jp.tetsuzuki.mail;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where customers reach this system ({@code tetsuzuki.base-url}). It can't be guessed from a request: a mail is written
 * where there is none, and a request's Host header is the sender's word.
 *
 * @param baseUrl scheme, host and port, without path, query or a slash at the end; https, or http on localhost only
 */
@Validated
@ConfigurationProperties("tetsuzuki")
public record PublicAddress(@NotNull URI baseUrl) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @AssertTrue(message = "must be https://host or https://host:port (http on localhost only), without a path")
    boolean isBaseUrlUsable() {
        return baseUrl == null
                || baseUrl.getHost() != null
                        && baseUrl.getRawPath().isEmpty()
                        && baseUrl.getRawQuery() == null
                        && baseUrl.getRawFragment() == null
                        && baseUrl.getRawUserInfo() == null
                        && ("https".equals(baseUrl.getScheme())
                                || "http".equals(baseUrl.getScheme()) && THIS_MACHINE.contains(baseUrl.getHost()));
    }
}
