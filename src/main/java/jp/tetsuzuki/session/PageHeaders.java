package jp.tetsuzuki.session;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The headers of every answer: nothing from elsewhere, no script or style inside a page, in no frame. With Spring
 * Security's own: no guessing of content types, HSTS over https.
 */
public final class PageHeaders {

    private static final String CONTENT =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    /** The token app copies a code to the clipboard; no page needs anything else of the device. */
    private static final String PERMISSIONS =
            "camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(),"
                    + " geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()";

    private PageHeaders() {}

    /** To be passed to {@link HttpSecurity#headers}; answers are not to be stored anywhere. */
    public static Customizer<HeadersConfigurer<HttpSecurity>> strict() {
        return headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
