package jp.tetsuzuki.staff;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.function.Consumer;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.session.LoginArea;
import jp.tetsuzuki.session.LoginAreas;
import jp.tetsuzuki.session.LoginSucceeded;
import jp.tetsuzuki.session.PageHeaders;
import jp.tetsuzuki.session.RefusedRequests;
import jp.tetsuzuki.session.SessionLimits;
import jp.tetsuzuki.session.SessionLimitsFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.session.web.http.CookieSerializer;

/** The staff desk is open to whoever is logged in to it; each page decides what it shows to whom. */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

    @Bean
    LoginArea deskArea() {
        return new LoginArea("/staff", "STAFF_SESSION", StaffPrincipal.class);
    }

    @Bean
    SessionLimits deskLimits(StaffSettings settings, Clock clock) {
        return new SessionLimits(settings.session(), clock);
    }

    @Bean
    @Order(40)
    SecurityFilterChain desk(
            HttpSecurity http,
            StaffLogin login,
            Staff staff,
            CsrfTokenRepository csrfTokens,
            LoginAreas areas,
            LoginArea deskArea,
            SessionLimits deskLimits,
            CookieSerializer sessionCookie,
            Audit audit)
            throws Exception {
        RefusedRequests refused = new RefusedRequests(deskArea, sessionCookie);
        RequestCache requests = pagesAskedFor();
        Consumer<Authentication> recordEnd =
                who -> audit.record(AuditEvent.of("staff.session", "EXPIRED", who.getName()));
        LogoutHandler recordLogout = (request, response, who) -> {
            if (who != null) {
                audit.record(AuditEvent.of("staff.logout", "DONE", who.getName()));
            }
        };
        return http.securityMatcher("/staff", "/staff/**")
                .authorizeHttpRequests(
                        rules -> rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(StaffLoginPage.PATH)
                                .permitAll()
                                .anyRequest()
                                .hasRole(StaffLogin.ROLE))
                // With the provider alone and no parent: a refused login must not be tried, and counted, twice.
                .authenticationManager(new ProviderManager(login))
                .formLogin(form -> form.loginPage(StaffLoginPage.PATH)
                        .usernameParameter("staffId")
                        .passwordParameter("password")
                        .successHandler(new LoginSucceeded(areas, deskArea, deskLimits, csrfTokens, requests))
                        .failureForwardUrl(StaffLoginPage.REFUSED))
                .logout(logout -> logout.logoutUrl("/staff/logout")
                        .addLogoutHandler(recordLogout)
                        .logoutSuccessUrl(StaffLoginPage.PATH + "?logout"))
                // Nothing of an earlier login in the same browser lives on, its ID least of all.
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .requestCache(cache -> cache.requestCache(requests))
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                // Their redirects get their headers, and no token of an ended session is asked for.
                .addFilterAfter(new SessionLimitsFilter(deskArea, deskLimits, recordEnd), HeaderWriterFilter.class)
                .addFilterAfter(new FreshStaffFilter(staff, audit), SessionLimitsFilter.class)
                .headers(PageHeaders.strict())
                .build();
    }

    /** Remembers in a cookie which page was asked for before the login: a session for it would cost a row. */
    private static RequestCache pagesAskedFor() {
        CookieRequestCache cache = new CookieRequestCache();
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        // Nothing else: a picture or a script's request must not be where a login leads.
        cache.setRequestMatcher(new OrRequestMatcher(
                path.matcher(HttpMethod.GET, "/staff"),
                path.matcher(HttpMethod.GET, "/staff/tasks/*"),
                path.matcher(HttpMethod.GET, "/staff/cases/*"),
                path.matcher(HttpMethod.GET, "/staff/procedures/**"),
                path.matcher(HttpMethod.GET, "/staff/customers"),
                path.matcher(HttpMethod.GET, "/staff/analysis"),
                path.matcher(HttpMethod.GET, "/staff/analysis/deployments"),
                path.matcher(HttpMethod.GET, "/staff/analysis/procedures/*"),
                path.matcher(HttpMethod.GET, "/staff/analysis/procedures/*/*"),
                path.matcher(HttpMethod.GET, "/staff/analysis/procedures/*/*/changes"),
                path.matcher(HttpMethod.GET, "/staff/analysis/procedures/*/*/forms/**"),
                path.matcher(HttpMethod.GET, "/staff/analysis/decisions/**"),
                path.matcher(HttpMethod.GET, "/staff/operations")));
        cache.setCookieCustomizer(cookie -> {
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
        });
        return cache;
    }
}
