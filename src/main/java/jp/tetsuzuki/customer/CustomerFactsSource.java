package jp.tetsuzuki.customer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.platform.CustomerFacts;
import jp.tetsuzuki.platform.FullMinute;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who the customer is, for how many full days the contract has been registered, when they logged in, and how their
 * passwords stand.
 */
@Component
class CustomerFactsSource implements CustomerFacts {

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
            facts.put("customerNameKana", customer.nameKana());
            facts.put("registeredPhone", customer.phone());
            facts.put("branchCode", customer.branch().code());
            facts.put("branchName", customer.branch().name());
            facts.put("noticeAddress", customer.noticeAddress());
        });
        jdbc.sql("SELECT created_at FROM customer WHERE contract_number = ?")
                .param(contractNumber)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .ifPresent(begun -> facts.put(
                        "contractDays",
                        Duration.between(begun.toInstant(), clock.instant()).toDays()));
        facts.put("loginAt", logins.latest(contractNumber).orElse(null));
        Instant now = clock.instant();
        Optional<CustomerPasswords.State> login = passwords.state(jdbc, contractNumber, PasswordKind.LOGIN);
        facts.put(
                "loginPasswordSuspended",
                login.filter(state -> state.suspendedAt(now)).isPresent());
        facts.put(
                "loginPasswordBlocked",
                login.filter(CustomerPasswords.State::blocked).isPresent());
        passwords.state(jdbc, contractNumber, PasswordKind.CONFIRMATION).ifPresent(state -> {
            Optional<FullMinute> until = Optional.of(state)
                    .filter(suspended -> suspended.suspendedAt(now))
                    .map(suspended -> new FullMinute(suspended.suspendedUntil()));
            facts.put("confirmationPasswordSuspended", until.isPresent());
            facts.put("confirmationPasswordBlocked", state.blocked());
            facts.put(
                    "confirmationSuspendedUntil", until.map(FullMinute::instant).orElse(null));
            facts.put(
                    "confirmationSuspendedUntilText",
                    until.map(minute -> minute.text(clock)).orElse(null));
        });
        return facts;
    }
}
