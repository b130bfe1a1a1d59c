package jp.tetsuzuki.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.tetsuzuki.platform.CustomerFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who the customer is, when they logged in, and how the confirmation password stands. */
@Component
class CustomerFactsSource implements CustomerFacts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final Customers customers;
    private final CustomerPasswords passwords;
    private final LoginRecords logins;
    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerFactsSource(
            Customers customers, CustomerPasswords passwords, LoginRecords logins, JdbcClient jdbc, Clock clock) {
        this.customers = customers;
        this.passwords = passwords;
        this.logins = logins;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(String contractNumber) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("contractNumber", contractNumber);
        customers.find(contractNumber).ifPresent(customer -> {
            facts.put("customerName", customer.name());
            facts.put("branchCode", customer.branch().code());
            facts.put("branchName", customer.branch().name());
            facts.put("noticeAddress", customer.noticeAddress());
        });
        facts.put("loginAt", logins.latest(contractNumber).orElse(null));
        Instant now = clock.instant();
        passwords.state(jdbc, contractNumber, PasswordKind.CONFIRMATION).ifPresent(state -> {
            boolean suspended = state.suspendedAt(now);
            facts.put("confirmationPasswordSuspended", suspended);
            facts.put("confirmationPasswordBlocked", state.blocked());
            facts.put("confirmationSuspendedUntil", suspended ? state.suspendedUntil() : null);
            facts.put("confirmationSuspendedUntilText", suspended ? timeText(state.suspendedUntil()) : null);
        });
        return facts;
    }

    /** Rounded up to the minute: at the time that is told, it works. */
    private String timeText(Instant moment) {
        return TIME.format(moment.plusMillis(59_999).atZone(clock.getZone()));
    }
}
