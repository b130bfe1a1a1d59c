package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.LoginSessionEnded;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class CustomerLoginSessionTest {

    private static final CustomerPrincipal TARO = new CustomerPrincipal("1000000001", "県信太郎", null, "one login");

    private final List<Object> events = new ArrayList<>();
    private final Audit audit = mock(Audit.class);
    private final LoginSession session = new CustomerLoginSession(events::add, audit);
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpSession httpSession = (MockHttpSession) request.getSession();
    private final TransactionTemplate transaction = transaction();

    private static TransactionTemplate transaction() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @BeforeEach
    void answerRequestOfCustomer() {
        logIn(TARO);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    private static void logIn(CustomerPrincipal customer) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        customer, null, AuthorityUtils.createAuthorityList("ROLE_CUSTOMER")));
    }

    private void order() {
        session.endAfterCommit("wrong-entries");
    }

    @Test
    void has_the_reference_of_the_customers_login() {
        assertThat(session.reference()).contains("one login");
    }

    @Test
    void has_no_reference_for_anybody_else() {
        logIn(new CustomerPrincipal("1000000001", "県信太郎", null, null));
        assertThat(session.reference()).isEmpty();
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "visitor", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        assertThat(session.reference()).isEmpty();
        SecurityContextHolder.clearContext();
        assertThat(session.reference()).isEmpty();
    }

    @Test
    void ends_once_the_step_that_ordered_it_is_committed_and_the_request_is_answered() {
        transaction.executeWithoutResult(status -> {
            order();
            assertThat(session.endIfOrdered()).isEmpty();
        });
        assertThat(httpSession.isInvalid()).isFalse();
        verifyNoInteractions(audit);

        assertThat(session.endIfOrdered()).contains("wrong-entries");

        assertThat(httpSession.isInvalid()).isTrue();
        assertThat(events).containsExactly(new LoginSessionEnded("one login"));
        verify(audit).record(AuditEvent.of("session", "ENDED", "1000000001").about("wrong-entries"));
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
        assertThat(session.endIfOrdered()).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void goes_on_when_the_step_is_rolled_back() {
        transaction.executeWithoutResult(status -> {
            order();
            status.setRollbackOnly();
        });

        assertThat(session.endIfOrdered()).isEmpty();
        assertThat(httpSession.isInvalid()).isFalse();
        assertThat(events).isEmpty();
        assertThat(session.reference()).contains("one login");
    }

    @Test
    void goes_on_where_nothing_was_ordered() {
        assertThat(session.endIfOrdered()).isEmpty();
        assertThat(httpSession.isInvalid()).isFalse();
    }

    @Test
    void is_nothing_that_a_background_step_could_end() {
        RequestContextHolder.resetRequestAttributes();

        transaction.executeWithoutResult(status -> order());

        assertThat(session.endIfOrdered()).isEmpty();
        assertThat(httpSession.isInvalid()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void ends_by_a_step_of_a_diagram_for_the_reason_that_it_names() {
        DelegateExecution step = mock(DelegateExecution.class);
        when(step.getVariable("sessionEndReason")).thenReturn("wrong-entries");

        transaction.executeWithoutResult(status -> new EndSessionDelegate(session).execute(step));

        assertThat(session.endIfOrdered()).contains("wrong-entries");
    }

    @Test
    void does_not_end_by_a_step_that_names_no_reason() {
        DelegateExecution step = mock(DelegateExecution.class);

        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(status -> new EndSessionDelegate(session).execute(step)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(session.endIfOrdered()).isEmpty();
    }
}
