package jp.tetsuzuki.demo;

<<<<<<< HEAD
import jp.tetsuzuki.customer.PageHeaders;
=======
>>>>>>> 1e0e9ed1129d2612fa51d10ac091a6600125f6c5
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
<<<<<<< HEAD
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Opens the demo's mailbox and clock to everybody. They do not end or prolong a login session. The clock is moved by
 * automated checks, which have no CSRF token.
 */
=======

>>>>>>> 1e0e9ed1129d2612fa51d10ac091a6600125f6c5
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSecurity {

<<<<<<< HEAD
    @Bean
    @Order(50)
    SecurityFilterChain demoPages(HttpSecurity http, CsrfTokenRepository csrfTokens) throws Exception {
        return http.securityMatcher("/demo/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers("/demo/clock"))
                .headers(PageHeaders.strict())
=======
    /**
     * Opens {@code /demo/**} to everybody. No CSRF token is asked for, so that the clock can be moved with a plain
     * HTTP client; what a forged request could do here is move the clock of a demo.
     */
    @Bean
    @Order(10)
    SecurityFilterChain demoPages(HttpSecurity http) throws Exception {
        return http.securityMatcher("/demo/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/demo/clock"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")))
>>>>>>> 1e0e9ed1129d2612fa51d10ac091a6600125f6c5
                .build();
    }
}
