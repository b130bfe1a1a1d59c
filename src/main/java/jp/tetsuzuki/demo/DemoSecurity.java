package jp.tetsuzuki.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSecurity {

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
                .build();
    }
}
