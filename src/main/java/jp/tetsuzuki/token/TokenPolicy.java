package jp.tetsuzuki.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The rules about tokens that diagrams and the domain ask for (section 3 of the specification). Diagrams name it as
 * {@code tokenPolicy}; what they read are ISO 8601 durations as text, which is what timers take.
 */
@Component("tokenPolicy")
public class TokenPolicy {

    private static final Pattern HALF_WIDTH_LETTERS_AND_DIGITS = Pattern.compile("[0-9A-Za-z]*");

    private final TokenSettings settings;

    TokenPolicy(TokenSettings settings) {
        this.settings = settings;
    }

    /** Time from issue to the latest initial setup. */
    public String getSetupPeriod() {
        return settings.setupPeriod().toString();
    }

    /** Time from issue to the reminder of the initial setup. */
    public String getSetupReminderAfter() {
        return settings.setupReminderAfter().toString();
    }

    /**
     * @param password what the customer chose
     * @param contractNumber contract number, 10 digits
     * @return the first rule that it breaks; empty if it may be used
     */
    public Optional<StartPasswordFault> faultOfStartPassword(String password, String contractNumber) {
        if (!isWellFormedStartPassword(password)) {
            return Optional.of(StartPasswordFault.MALFORMED);
        }
        if (password.chars().distinct().count() == 1) {
            return Optional.of(StartPasswordFault.REPEATED);
        }
        if (isRun(password)) {
            return Optional.of(StartPasswordFault.RUN);
        }
        if (contractNumber.contains(password)) {
            return Optional.of(StartPasswordFault.CONTRACT_NUMBER);
        }
        return Optional.empty();
    }

    boolean isWellFormedStartPassword(String password) {
        return password.length() >= settings.startPasswordMin()
                && password.length() <= settings.startPasswordMax()
                && HALF_WIDTH_LETTERS_AND_DIGITS.matcher(password).matches();
    }

    int startPasswordMin() {
        return settings.startPasswordMin();
    }

    int startPasswordMax() {
        return settings.startPasswordMax();
    }

    /** The whole password goes up, or down, by one from character to character; after 9 comes 0, as on a keyboard. */
    private static boolean isRun(String password) {
        String characters = password.toLowerCase(Locale.ROOT);
        int stride = stride(characters.charAt(0), characters.charAt(1));
        if (Math.abs(stride) != 1) {
            return false;
        }
        for (int i = 1; i < characters.length(); i++) {
            if (stride(characters.charAt(i - 1), characters.charAt(i)) != stride) {
                return false;
            }
        }
        return true;
    }

    private static int stride(char from, char to) {
        if (from == '9' && to == '0') {
            return 1;
        }
        return from == '0' && to == '9' ? -1 : to - from;
    }

    /** Issues before this moment no longer count. */
    Instant issuesCountFrom(Instant now) {
        return now.minus(settings.issuesWindow());
    }

    /**
     * @param issued how many tokens were issued in the window
     * @return how many more may be, 0 or more
     */
    long issuesLeft(long issued) {
        return Math.max(0, settings.issues() - issued);
    }

    Instant reissueFrom(Instant released) {
        return released.plus(settings.reissueWait());
    }

    Instant setupDeadline(Instant issued) {
        return issued.plus(settings.setupPeriod());
    }

    Instant useStartDeadline(Instant setUp) {
        return setUp.plus(settings.useStartPeriod());
    }

    int issues() {
        return settings.issues();
    }

    Duration issuesWindow() {
        return settings.issuesWindow();
    }

    Duration setupPeriod() {
        return settings.setupPeriod();
    }

    Duration useStartPeriod() {
        return settings.useStartPeriod();
    }

    Duration reissueWait() {
        return settings.reissueWait();
    }

    int appMails() {
        return settings.appMails();
    }

    Duration appMailInterval() {
        return settings.appMailInterval();
    }

    int setupEntries() {
        return settings.setupEntries();
    }

    int otpEntries() {
        return settings.otpEntries();
    }
}
