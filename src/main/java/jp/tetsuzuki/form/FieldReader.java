package jp.tetsuzuki.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what arrived for a field: a typed value, or a sentence that says what to do. */
final class FieldReader {

    /** Far more than any field holds, and short enough for every expression below. */
    private static final int LONGEST_NUMBER_OR_DATE = 40;

    private static final int MOST_WHOLE_DIGITS = 15;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern PHONE = Pattern.compile("0\\d{9,10}|\\+\\d{8,15}");
    private static final Pattern PHONE_LAYOUT = Pattern.compile("\\+?\\d+(-\\d+)*");

    private final InputField field;
    private final String label;
    private final FormState state;
    private final boolean required;

    FieldReader(InputField field, FormState state) {
        this(field, state, Optional.empty());
    }

    /**
     * @param outcome that of the button that was pressed, empty for the default one
     */
    FieldReader(InputField field, FormState state, Optional<String> outcome) {
        this.field = field;
        this.label = field.label().render(state.context());
        this.state = state;
        this.required = field.rules().requiredWith(outcome);
    }

    /**
     * What became of a field.
     *
     * @param value null where nothing was entered, and where there is a problem
     * @param problem null where there is none
     */
    record Reading(Object value, String problem) {

        static Reading of(Object value) {
            return new Reading(value, null);
        }

        static Reading refused(String problem) {
            return new Reading(null, problem);
        }

        /** A reading may be of a secret. */
        @Override
        public String toString() {
            return "Reading[problem=" + problem + "]";
        }
    }

    /**
     * The answer as conditions see it, before it is known to be in order: null where it is empty, or so far from a value
     * of its type that there is none.
     */
    static Object answer(InputField field, List<String> typed) {
        String first = typed.isEmpty() ? "" : typed.get(0);
        if (field.type() == FieldType.CHECKLIST) {
            return typed.stream().filter(value -> !value.isEmpty()).toList();
        }
        if (field.type() == FieldType.CHECKBOX) {
            return isChecked(first);
        }
        if (first.length() > InputField.LONGEST_TEXTAREA * 2) {
            return null;
        }
        String text = field.normalization().apply(first);
        if (text.isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case NUMBER -> number(text);
            case DATE -> {
                LocalDate date = date(text);
                yield date == null ? null : date.toString();
            }
            default -> text;
        };
    }

    /** Reads and checks the field's value, a confirmation's equality with its field left out. */
    Reading read() {
        List<String> typed = state.typed(field);
        String first = typed.isEmpty() ? "" : typed.get(0);
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> readText(first);
            case NUMBER -> readNumber(first);
            case DATE -> readDate(first);
            case CHECKBOX -> readCheckbox(first);
            case RADIO, SELECT -> readChoice(first);
            case CHECKLIST -> readChecklist(typed);
        };
    }

    String label() {
        return label;
    }

    /** What to do about a required field that is empty. */
    String missing() {
        return switch (field.type()) {
            case RADIO, SELECT, CHECKLIST -> label + "を選択してください。";
            case CHECKBOX -> "「" + label + "」にチェックを入れてください。";
            default -> label + "を入力してください。";
        };
    }

    private Reading readText(String raw) {
        boolean multiline = field.type() == FieldType.TEXTAREA;
        String typed = multiline ? raw.replace("\r\n", "\n").replace('\r', '\n') : raw;
        int longest = length(
                field.rules().maxLength(), multiline ? InputField.LONGEST_TEXTAREA : InputField.LONGEST_TEXTFIELD);
        int shortest = length(field.rules().minLength(), 0);
        String bare = field.normalization() == Normalization.NONE ? typed : Normalization.trim(typed);
        // Judged before anything else looks at the text: what is far too long is not worth converting.
        if (bare.codePointCount(0, bare.length()) > 2 * longest + LONGEST_NUMBER_OR_DATE) {
            return wrongLength(bare, shortest, longest);
        }
        switch (CharacterCheck.of(bare, multiline)) {
            case INVISIBLE -> {
                return Reading.refused(
                        field.secret()
                                ? label + "に使用できない文字（画面に表示されない文字）が含まれています。入力し直してください。"
                                : label + "に画面に表示されない文字が含まれていたため、取り除きました。内容をご確認のうえ、もう一度お進みください。");
            }
            case BROKEN -> {
                return Reading.refused(label + "に文字化けした文字、または使用できない文字が含まれています。入力し直してください。");
            }
            case SOUND -> {}
        }
        String text = field.normalization().apply(bare);
        if (text.isEmpty()) {
            return empty();
        }
        if (field.normalization() == Normalization.HALF_WIDTH && text.chars().anyMatch(character -> character > '~')) {
            return Reading.refused(
                    field.rules().pattern() != null && field.rules().kind() == InputField.Rules.Kind.ANY
                            ? patternMessage()
                            : label + "は半角の英数字・記号で入力してください。");
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest || length < shortest) {
            return wrongLength(text, shortest, longest);
        }
        String problem = kindProblem(text);
        if (problem != null) {
            return Reading.refused(problem);
        }
        if (field.rules().pattern() != null
                && !BoundedText.matches(field.rules().pattern(), text)) {
            return Reading.refused(patternMessage());
        }
        return Reading.of(text);
    }

    private String patternMessage() {
        return field.rules().patternMessage().render(state.context());
    }

    private String kindProblem(String text) {
        return switch (field.rules().kind()) {
            case ANY -> null;
            case EMAIL -> {
                MailAddressSyntax syntax = MailAddressSyntax.of(text);
                yield syntax == MailAddressSyntax.VALID ? null : label + "は" + syntax.advice();
            }
            case PHONE ->
                PHONE_LAYOUT.matcher(text).matches()
                                && PHONE.matcher(text.replace("-", "")).matches()
                        ? null
                        : label + "は市外局番から半角数字で入力してください（例：097-000-0000）。";
        };
    }

    private Reading wrongLength(String text, int shortest, int longest) {
        String bound;
        if (shortest == longest) {
            bound = longest + "文字で";
        } else if (shortest > 1) {
            bound = shortest + "文字以上" + longest + "文字以内で";
        } else {
            bound = longest + "文字以内で";
        }
        // The length of a secret is nobody's business, not even that of somebody who looks over a shoulder.
        String now = field.secret() ? "" : "（現在" + text.codePointCount(0, text.length()) + "文字）";
        return Reading.refused(label + "は" + bound + "入力してください" + now + "。");
    }

    private int length(Expression bound, int otherwise) {
        BigDecimal length = bound == null ? null : FeelValues.number(bound.evaluate(state.context()));
        return length == null ? otherwise : Math.max(0, Math.min(length.intValue(), field.longestPossible()));
    }

    private Reading readNumber(String raw) {
        if (raw.length() > LONGEST_NUMBER_OR_DATE) {
            return Reading.refused(numberForm());
        }
        String text = Normalization.HALF_WIDTH.apply(raw);
        if (text.isEmpty()) {
            return empty();
        }
        BigDecimal number = number(text);
        if (number == null) {
            return Reading.refused(numberForm());
        }
        int digits = field.rules().decimalDigits();
        if (number.scale() > digits) {
            return Reading.refused(
                    digits == 0 ? label + "は小数点のない半角数字で入力してください。" : label + "は小数点以下" + digits + "桁までの半角数字で入力してください。");
        }
        BigDecimal least = bound(field.rules().least());
        BigDecimal most = bound(field.rules().most());
        if (least != null && number.compareTo(least) < 0 || most != null && number.compareTo(most) > 0) {
            return Reading.refused(label + "は" + range(least, most) + "で入力してください。");
        }
        BigDecimal increment = field.rules().increment();
        if (increment != null && number.remainder(increment).signum() != 0) {
            return Reading.refused(label + "は" + FeelValues.plain(increment) + "単位で入力してください。");
        }
        if (digits == 0) {
            return Reading.of(number.longValueExact());
        }
        return Reading.of(number.setScale(digits, RoundingMode.UNNECESSARY));
    }

    private String numberForm() {
        BigDecimal least = bound(field.rules().least());
        BigDecimal most = bound(field.rules().most());
        if (least != null || most != null) {
            return label + "は" + range(least, most) + "の半角数字で入力してください。";
        }
        return label + "は" + MOST_WHOLE_DIGITS + "桁以内の半角数字で入力してください（例：1000）。";
    }

    private static String range(BigDecimal least, BigDecimal most) {
        return (least == null ? "" : FeelValues.plain(least) + "以上")
                + (most == null ? "" : FeelValues.plain(most) + "以下");
    }

    private BigDecimal bound(Expression bound) {
        return bound == null ? null : FeelValues.number(bound.evaluate(state.context()));
    }

    /** Plain notation only: an exponent in a few characters can stand for a number that fills the memory. */
    private static BigDecimal number(String text) {
        if (text.length() > LONGEST_NUMBER_OR_DATE
                || !PLAIN_NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text.replace(",", ""));
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        BigDecimal plain = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        return plain.precision() - plain.scale() > MOST_WHOLE_DIGITS ? null : plain;
    }

    private Reading readDate(String raw) {
        if (raw.length() > LONGEST_NUMBER_OR_DATE) {
            return Reading.refused(dateForm());
        }
        String text = Normalization.HALF_WIDTH.apply(raw);
        if (text.isEmpty()) {
            return empty();
        }
        LocalDate date = date(text);
        if (date == null) {
            return Reading.refused(dateForm());
        }
        LocalDate earliest = earliest();
        LocalDate latest = latest();
        if (date.isBefore(earliest) || date.isAfter(latest)) {
            return Reading.refused(
                    label + "は" + FeelValues.text(earliest) + "から" + FeelValues.text(latest) + "までの日付で入力してください。");
        }
        return Reading.of(date.toString());
    }

    LocalDate earliest() {
        return dateBound(field.rules().least(), EARLIEST);
    }

    LocalDate latest() {
        return dateBound(field.rules().most(), LATEST);
    }

    private LocalDate dateBound(Expression bound, LocalDate otherwise) {
        LocalDate date = bound == null ? null : FeelValues.date(bound.evaluate(state.context()));
        return date == null ? otherwise : date;
    }

    private String dateForm() {
        return label + "は実在する日付を、年月日の順に入力してください（例：2026-11-22）。";
    }

    private static LocalDate date(String text) {
        Matcher parts = DATE.matcher(text);
        if (text.length() > LONGEST_NUMBER_OR_DATE || !parts.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private Reading readCheckbox(String raw) {
        boolean checked = isChecked(raw);
        if (!checked && required) {
            return Reading.refused(missing());
        }
        return Reading.of(checked);
    }

    private static boolean isChecked(String raw) {
        return "true".equals(raw.toLowerCase(Locale.ROOT));
    }

    private Reading readChoice(String raw) {
        if (raw.isEmpty()) {
            return empty();
        }
        return isOffered(raw) ? Reading.of(raw) : notOffered();
    }

    private Reading readChecklist(List<String> typed) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String value : typed) {
            if (!value.isEmpty() && !isOffered(value)) {
                return notOffered();
            }
            if (!value.isEmpty()) {
                chosen.add(value);
            }
        }
        if (chosen.isEmpty() && required) {
            return Reading.refused(missing());
        }
        return Reading.of(List.copyOf(chosen));
    }

    private boolean isOffered(String value) {
        return state.choices(field).stream().anyMatch(choice -> choice.value().equals(value));
    }

    private Reading notOffered() {
        return Reading.refused(label + "を表示されている中から選択し直してください。");
    }

    private Reading empty() {
        return required ? Reading.refused(missing()) : Reading.of(null);
    }
}
