package jp.tetsuzuki.mailpassword;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.mailpassword.MailSetting.Place;
import jp.tetsuzuki.mailpassword.MailSettingChange.Kind;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.token.TokenUseStarted;
import jp.tetsuzuki.token.TokensInUse;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where mail passwords go, and that nobody has them together with one-time passwords.
 *
 * <p>A change locks the contract's row and then asks whether a token is in use; the start of a token's use changes the
 * token and then locks the row. Whichever comes second sees what the first has committed, and they cannot block each
 * other: a change waits for no token.
 */
@Component
class MailSettings {

    private final JdbcClient jdbc;
    private final IndependentTransactions independent;
    private final Clock clock;
    private final TokensInUse tokens;
    private final MailPasswords passwords;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    MailSettings(
            JdbcClient jdbc,
            IndependentTransactions independent,
            Clock clock,
            TokensInUse tokens,
            MailPasswords passwords,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.independent = independent;
        this.clock = clock;
        this.tokens = tokens;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
    }

    /** How the contract stands; nothing set where it has never been. */
    MailSetting of(String contractNumber) {
        return find(contractNumber, "").orElse(MailSetting.NONE);
    }

    /**
     * Changes the setting. The caller has checked the passwords that belong to it.
     *
     * @param next the setting from now on; its version is the one that the customer saw
     */
    @Transactional
    MailSettingChange change(String contractNumber, MailSetting next) {
        MailSetting before = lock(contractNumber);
        if (isClosedByToken(contractNumber, next)) {
            record("mailPassword.change", "REFUSED_TOKEN_IN_USE", contractNumber);
            return new MailSettingChange.TokenInUse();
        }
        if (before.version() != next.version()) {
            record("mailPassword.change", "REFUSED_CHANGED_MEANWHILE", contractNumber);
            return new MailSettingChange.ChangedMeanwhile();
        }
        store(contractNumber, next.mobile(), next.pc());
        if (!next.onlyKeepsAddressesOf(before)) {
            passwords.voidAllInUse(contractNumber);
        }
        Kind kind = kind(before, next);
        record("mailPassword.change", kind.name(), contractNumber);
        return new MailSettingChange.Changed(kind, before);
    }

    /** Whether the setting is one that nobody has together with a token in use. */
    boolean isClosedByToken(String contractNumber, MailSetting next) {
        return next.inUse() && tokens.inUse(contractNumber);
    }

    /** Takes down that a change is refused whose mail password was entered in another login session, or in none. */
    void refuseFromOtherSession(String contractNumber) {
        record("mailPassword.change", "REFUSED_OTHER_SESSION", contractNumber);
    }

    /** Stops mail passwords where they are in use; the addresses stay known. */
    @Transactional
    boolean stop(String contractNumber, String reason) {
        MailSetting before = lock(contractNumber);
        if (!before.inUse()) {
            return false;
        }
        store(
                contractNumber,
                new Place(before.mobile().address(), false),
                new Place(before.pc().address(), false));
        passwords.voidAllInUse(contractNumber);
        record("mailPassword.stop", reason, contractNumber);
        return true;
    }

    /** One or the other, never both: in the transaction in which the token's use starts. */
    @EventListener
    @Transactional
    public void on(TokenUseStarted event) {
        if (stop(event.contractNumber(), "TOKEN_USE_STARTED")) {
            events.publishEvent(new MailPasswordStoppedByToken(event.contractNumber()));
        }
    }

    /** Lets the caller's transaction alone decide about the contract's setting until it ends. */
    private MailSetting lock(String contractNumber) {
        if (find(contractNumber, "").isEmpty()) {
            insert(contractNumber);
        }
        return find(contractNumber, " FOR UPDATE").orElseThrow();
    }

    private void store(String contractNumber, Place mobile, Place pc) {
        jdbc.sql("""
                        UPDATE mail_setting
                        SET mobile_address = ?, mobile_in_use = ?, pc_address = ?, pc_in_use = ?, version = version + 1,
                            changed_at = ?
                        WHERE contract_number = ?""")
                .params(mobile.address(), mobile.inUse(), pc.address(), pc.inUse(), now(), contractNumber)
                .update();
    }

    private static Kind kind(MailSetting before, MailSetting next) {
        if (before.inUse() == next.inUse()) {
            return Kind.CHANGED;
        }
        return next.inUse() ? Kind.BEGUN : Kind.STOPPED;
    }

    private Optional<MailSetting> find(String contractNumber, String locking) {
        return jdbc.sql("""
                        SELECT mobile_address, mobile_in_use, pc_address, pc_in_use, version FROM mail_setting
                        WHERE contract_number = ?""" + locking)
                .params(contractNumber)
                .query((row, n) -> new MailSetting(
                        new Place(row.getString(1), row.getBoolean(2)),
                        new Place(row.getString(3), row.getBoolean(4)),
                        row.getLong(5)))
                .optional();
    }

    private void insert(String contractNumber) {
        try {
            // Independently: a row that two insert at once would break the caller's transaction on PostgreSQL.
            independent.call(
                    client -> client.sql("""
                            INSERT INTO mail_setting (contract_number, mobile_in_use, pc_in_use, version, changed_at)
                            VALUES (?, FALSE, FALSE, 0, ?)""").params(contractNumber, now()).update());
        } catch (DuplicateKeyException alreadyThere) {
            // Somebody else was first; the row serves both.
        }
    }

    private void record(String action, String outcome, String contractNumber) {
        audit.record(AuditEvent.of(action, outcome, contractNumber));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
