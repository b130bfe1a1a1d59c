package jp.tetsuzuki.customer;

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
import jp.tetsuzuki.session.SessionSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.session.web.http.CookieSerializer;

/** Who may ask for what: the token app and monitoring without a login, the portal with a customer's. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    /** The paper of those who can't log in. */
    private static final String BLANK_APPLICATION = "/paper/blank.pdf";

    /** The token app and its interface: no login, no session, no cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain tokenApp(HttpSecurity http) throws Exception {
        return withoutSession(http.securityMatcher("/app", "/app/**"), PageHeaders.strict())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Monitoring: health and figures, nothing else. */
    @Bean
    @Order(2)
    SecurityFilterChain monitoring(HttpSecurity http) throws Exception {
        return withoutSession(http.securityMatcher("/actuator", "/actuator/**"), PageHeaders.strict())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/actuator/health", "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .build();
    }

    /** Style sheets, scripts and pictures: the same for everybody, kept by the browser for a while. */
    @Bean
    @Order(3)
    SecurityFilterChain pagesParts(HttpSecurity http) throws Exception {
        Customizer<HeadersConfigurer<HttpSecurity>> headers = PageHeaders.strict();
        return withoutSession(http.securityMatcher("/css/**", "/js/**", "/img/**", "/favicon.*"), with -> {
                    headers.customize(with);
                    with.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                            .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "max-age=300"));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Everything else is the portal. */
    @Bean
    @Order(100)
    SecurityFilterChain portal(
            HttpSecurity http,
            CustomerLogin login,
            CsrfTokenRepository csrfTokens,
            LoginAreas areas,
            LoginArea portalArea,
            SessionLimits portalLimits,
            CookieSerializer sessionCookie,
            Audit audit,
            CustomerLoginSession sessions)
            throws Exception {
        RefusedRequests refused = new RefusedRequests(portalArea, sessionCookie);
        RequestCache requests = pagesAskedFor();
        Consumer<Authentication> recordEnd = who -> {
            audit.record(AuditEvent.of("session", "EXPIRED", who.getName()));
            sessions.tellEnd(who);
        };
        LogoutHandler recordLogout = (request, response, who) -> {
            if (who != null) {
                audit.record(AuditEvent.of("logout", "DONE", who.getName()));
                sessions.tellEnd(who);
            }
        };
        return http.authorizeHttpRequests(
                        rules -> rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/login", "/error", BLANK_APPLICATION)
                                .permitAll()
                                .anyRequest()
                                .hasRole(CustomerLogin.ROLE))
                // With the provider alone and no parent: a refused login must not be tried, and counted, twice.
                .authenticationManager(new ProviderManager(login))
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("contractNumber")
                        .passwordParameter("loginPassword")
                        .successHandler(new LoginSucceeded(areas, portalArea, portalLimits, csrfTokens, requests))
                        .failureForwardUrl(LoginPage.REFUSED))
                .logout(logout -> logout.addLogoutHandler(recordLogout).logoutSuccessUrl("/login?logout"))
                // Nothing of an earlier login in the same browser lives on, its ID least of all.
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .requestCache(cache -> cache.requestCache(requests))
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                // Its redirects get their headers, and no token of an ended session is asked for.
                .addFilterAfter(new SessionLimitsFilter(portalArea, portalLimits, recordEnd), HeaderWriterFilter.class)
                .headers(PageHeaders.strict())
                .build();
    }

    @Bean
    LoginArea portalArea() {
        return new LoginArea("", "SESSION", CustomerPrincipal.class);
    }

    @Bean
    SessionLimits portalLimits(SessionSettings settings, Clock clock) {
        return new SessionLimits(settings, clock);
    }

    /** Remembers in a cookie which page was asked for before the login: a session for it would cost a row. */
    private static RequestCache pagesAskedFor() {
        CookieRequestCache cache = new CookieRequestCache();
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        // Nothing else: a picture or a script's request must not be where a login leads.
        cache.setRequestMatcher(new OrRequestMatcher(
                path.matcher(HttpMethod.GET, "/"),
                path.matcher(HttpMethod.GET, "/security/**"),
                path.matcher(HttpMethod.GET, "/transfer"),
                path.matcher(HttpMethod.GET, "/status"),
                path.matcher(HttpMethod.GET, "/procedures/**")));
        cache.setCookieCustomizer(cookie -> {
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
        });
        return cache;
    }

    private static HttpSecurity withoutSession(HttpSecurity http, Customizer<HeadersConfigurer<HttpSecurity>> headers)
            throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers);
    }
}
