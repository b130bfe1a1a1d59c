package jp.tetsuzuki.demo;

import jp.tetsuzuki.session.PageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Opens the demo's mailbox and clock to everybody. They do not end or prolong a login session. The clock is moved by
 * automated checks, which have no CSRF token.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSecurity {

    @Bean
    @Order(50)
    SecurityFilterChain demoPages(HttpSecurity http, CsrfTokenRepository csrfTokens) throws Exception {
        return http.securityMatcher("/demo/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers("/demo/clock"))
                .headers(PageHeaders.strict())
                .build();
    }
}
