package jp.tetsuzuki.platform;

import java.time.Duration;

/**
 * A length of time that customers are told, as settings give it.
 *
 * @param length not negative; fractions of a second are not told
 */
public record Span(Duration length) {

    /** The length in words, such as 「30日」, 「1日12時間」 or 「30分」; 「0秒」 for none. */
    public String text() {
        String text = part(length.toDaysPart(), "日")
                + part(length.toHoursPart(), "時間")
                + part(length.toMinutesPart(), "分")
                + part(length.toSecondsPart(), "秒");
        return text.isEmpty() ? "0秒" : text;
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }
}
