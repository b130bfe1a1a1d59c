package jp.tetsuzuki.form;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How process variables enter FEEL, and how what comes out of FEEL reads on a page. */
final class FeelValues {

    /** The institution's time zone: every time on a page is Japan's, wherever the server stands. */
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu年M月d日 H:mm", Locale.JAPAN);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.JAPAN);
    /** Instants that the engine keeps as text. */
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

    private static final int LONGEST_INSTANT = 40;

    private FeelValues() {}

    /** A process variable as FEEL should see it: points in time become Japan's date and time. */
    static Object toFeel(Object value) {
        if (value instanceof String text) {
            return instantOf(text);
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime()).atZone(JAPAN);
        }
        if (value instanceof Instant instant) {
            return instant.atZone(JAPAN);
        }
        if (value instanceof OffsetDateTime time) {
            return time.atZoneSameInstant(JAPAN);
        }
        if (value instanceof ZonedDateTime time) {
            return time.withZoneSameInstant(JAPAN);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> converted = new LinkedHashMap<>();
            map.forEach((key, entry) -> converted.put(String.valueOf(key), toFeel(entry)));
            return converted;
        }
        if (value instanceof Collection<?> values) {
            List<Object> converted = new ArrayList<>(values.size());
            values.forEach(entry -> converted.add(toFeel(entry)));
            return converted;
        }
        return value;
    }

    /** What a customer reads: points in time in Japan's, numbers as 1,000,000, nothing for null, lists with 「、」. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return yes ? "はい" : "いいえ";
        }
        if (value instanceof Number number) {
            return grouped(plain(number));
        }
        if (value instanceof Temporal || value instanceof Date) {
            return time(toFeel(value));
        }
        if (value instanceof Duration duration) {
            return duration(duration);
        }
        if (value instanceof Period period) {
            return period(period);
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(FeelValues::text).collect(Collectors.joining("、"));
        }
        if (value instanceof Map<?, ?> || value instanceof Object[]) {
            return "";
        }
        return value.toString();
    }

    /** Thousands set off by commas, as amounts are written. */
    private static String grouped(String plain) {
        int whole = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = whole - 3; at > 0 && Character.isDigit(text.charAt(at - 1)); at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** A number without exponent or trailing zeros, as an input takes it. */
    static String plain(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? plain(BigDecimal.valueOf(value)) : "";
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        return number.toString();
    }

    /** The number that an expression gave, or null where it gave none. */
    static BigDecimal number(Object value) {
        if (value instanceof Number number) {
            String plain = plain(number);
            return plain.isEmpty() ? null : new BigDecimal(plain);
        }
        return null;
    }

    /** The date that a variable or expression gave, as date, point in time or ISO text; null where it gave none. */
    static LocalDate date(Object value) {
        Object converted = toFeel(value);
        if (converted instanceof LocalDate date) {
            return date;
        }
        if (converted instanceof ZonedDateTime time) {
            return time.toLocalDate();
        }
        if (converted instanceof LocalDateTime time) {
            return time.toLocalDate();
        }
        if (converted instanceof String text && text.length() == 10) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException notADate) {
                return null;
            }
        }
        return null;
    }

    private static Object instantOf(String text) {
        if (text.length() > LONGEST_INSTANT || !INSTANT.matcher(text).matches()) {
            return text;
        }
        try {
            return OffsetDateTime.parse(text).atZoneSameInstant(JAPAN);
        } catch (DateTimeParseException onlyLooksLikeOne) {
            return text;
        }
    }

    private static String time(Object value) {
        if (value instanceof ZonedDateTime time) {
            return MINUTE.format(time);
        }
        if (value instanceof LocalDateTime time) {
            return MINUTE.format(time);
        }
        if (value instanceof LocalDate date) {
            return DAY.format(date);
        }
        if (value instanceof LocalTime time) {
            return TIME.format(time);
        }
        return value.toString();
    }

    private static String duration(Duration duration) {
        StringJoiner text = new StringJoiner("");
        unit(text, duration.toDaysPart(), "日");
        unit(text, duration.toHoursPart(), "時間");
        unit(text, duration.toMinutesPart(), "分");
        unit(text, duration.toSecondsPart(), "秒");
        return text.length() == 0 ? "0秒" : text.toString();
    }

    private static String period(Period period) {
        StringJoiner text = new StringJoiner("");
        unit(text, period.getYears(), "年");
        unit(text, period.getMonths(), "か月");
        unit(text, period.getDays(), "日");
        return text.length() == 0 ? "0日" : text.toString();
    }

    private static void unit(StringJoiner text, long amount, String unit) {
        if (amount != 0) {
            text.add(amount + unit);
        }
    }
}
