package jp.tetsuzuki.staff;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.session.PageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Camunda Modeler's deploy tool is open to analysts, who send staff number and password with every request (HTTP Basic,
 * RFC 7617). Wrong entries are counted as at the desk's login page. Nothing is kept between two requests: no session, no
 * cookie, and so nothing that a forged request could borrow.
 */
@Configuration(proxyBeanMethods = false)
class ModelerSecurity {

    @Bean
    @Order(45)
    SecurityFilterChain modeler(HttpSecurity http, StaffLogin login, ObjectMapper json, Audit audit) throws Exception {
        RefusedModelers refused = new RefusedModelers(json, audit);
        return http.securityMatcher("/modeler", "/modeler/**")
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        // A browser that has been given the password would send it with other sites' requests as well.
                        .requestMatchers(ModelerSecurity::comesFromWebsite)
                        .denyAll()
                        .anyRequest()
                        .access((who, request) -> new AuthorizationDecision(isAnalyst(who.get()))))
                // With the provider alone and no parent: a refused login must not be tried, and counted, twice.
                .authenticationManager(new ProviderManager(login))
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(PageHeaders.strict())
                .build();
    }

    private static boolean isAnalyst(Authentication who) {
        return who != null
                && who.getPrincipal() instanceof StaffPrincipal staff
                && staff.roles().contains(Role.ANALYST)
                // Who has handed out the first password could deploy in the analyst's name.
                && !staff.initialPassword();
    }

    /** The Modeler is no website: what it sends comes from a file. A website can hide its name, but not be a file. */
    private static boolean comesFromWebsite(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !origin.startsWith("file:");
    }
}
