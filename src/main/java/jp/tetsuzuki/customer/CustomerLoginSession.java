package jp.tetsuzuki.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.LoginSessionEnded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The login session of the customer whose request is being answered. */
@Component
class CustomerLoginSession implements LoginSession {

    private static final String ORDERED = CustomerLoginSession.class.getName() + ".endOrdered";

    private final ApplicationEventPublisher events;
    private final Audit audit;

    CustomerLoginSession(ApplicationEventPublisher events, Audit audit) {
        this.events = events;
        this.audit = audit;
    }

    @Override
    public Optional<String> reference() {
        return referenceOf(SecurityContextHolder.getContext().getAuthentication());
    }

    @Override
    public void endAfterCommit(String reason) {
        Optional<HttpServletRequest> request = request();
        if (request.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                // No more than this: what is written to the database here would belong to no transaction.
                request.get().setAttribute(ORDERED, reason);
            }
        });
    }

    @Override
    public Optional<String> endIfOrdered() {
        return request().flatMap(request -> {
            Optional<String> reason = Optional.ofNullable((String) request.getAttribute(ORDERED));
            reason.ifPresent(code -> end(request, code));
            return reason;
        });
    }

    /** Tells the features that the session of this login is over. */
    void tellEnd(Authentication login) {
        referenceOf(login).ifPresent(reference -> events.publishEvent(new LoginSessionEnded(reference)));
    }

    private void end(HttpServletRequest request, String reason) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        audit.record(AuditEvent.of("session", "ENDED", login.getName()).about(reason));
        tellEnd(login);
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        request.removeAttribute(ORDERED);
    }

    private static Optional<String> referenceOf(Authentication login) {
        return Optional.ofNullable(login)
                .map(Authentication::getPrincipal)
                .filter(CustomerPrincipal.class::isInstance)
                .map(principal -> ((CustomerPrincipal) principal).sessionReference());
    }

    private static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest());
    }
}
