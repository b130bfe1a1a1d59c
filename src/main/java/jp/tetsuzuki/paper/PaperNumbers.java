package jp.tetsuzuki.paper;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 受付番号 of printed applications and of cases, which share one row of numbers: {@code P}, the day as yyMMdd in Japan,
 * five digits that count up within the day, and a check digit after ISO/IEC 7064, MOD 11,10, which notices every single
 * wrong digit and nearly every swap of neighbours. A number is no secret.
 */
@Component
class PaperNumbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final Pattern FORM = Pattern.compile("P(\\d{11})(\\d)");
    private static final int MOST_A_DAY = 99_999;

    /** More than this nobody types for a number, whatever is set between its parts. */
    private static final int LONGEST_TYPED = 40;

    private final IndependentTransactions independent;
    private final Clock clock;

    PaperNumbers(IndependentTransactions independent, Clock clock) {
        this.independent = independent;
        this.clock = clock;
    }

    /**
     * A number that no application and no case has. It is taken whatever becomes of the caller's transaction, so that
     * nobody waits for another's number.
     *
     * @throws IllegalStateException if the day's numbers are used up
     */
    String next() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        int count = take(today);
        if (count > MOST_A_DAY) {
            throw new IllegalStateException("The numbers for paper procedures of " + today + " are used up.");
        }
        String digits = DAY.format(today) + String.format(Locale.ROOT, "%05d", count);
        return "P" + digits + checkDigit(digits);
    }

    private int take(LocalDate today) {
        try {
            return independent.call(client -> count(client, today));
        } catch (DuplicateKeyException another) {
            // Somebody else took the day's first number at the same moment; now the row is there.
            return independent.call(client -> count(client, today));
        }
    }

    private static int count(JdbcClient client, LocalDate today) {
        int updated = client.sql("UPDATE paper_number SET taken = taken + 1 WHERE issued_on = ?")
                .param(today)
                .update();
        if (updated == 0) {
            client.sql("INSERT INTO paper_number (issued_on, taken) VALUES (?, 1)")
                    .param(today)
                    .update();
            return 1;
        }
        return client.sql("SELECT taken FROM paper_number WHERE issued_on = ?")
                .param(today)
                .query(Integer.class)
                .single();
    }

    /**
     * A number as somebody has typed it: full-width characters, small letters, spaces and hyphens are understood.
     *
     * @return the number; empty where it can't be one because its form or its check digit is wrong
     */
    static Optional<String> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}\u30FC\u2212]", "")
                .toUpperCase(Locale.ROOT);
        Matcher parts = FORM.matcher(number);
        boolean right =
                parts.matches() && checkDigit(parts.group(1)) == parts.group(2).charAt(0);
        return right ? Optional.of(number) : Optional.empty();
    }

    private static char checkDigit(String digits) {
        int product = 10;
        for (char digit : digits.toCharArray()) {
            int sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}
