package jp.tetsuzuki.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Forms as customers see them, filled with sample values, for whoever edits them. */
@Component
public final class FormSamples {

    private static final String TEXT = "見本";
    private static final long NUMBER = 3;

    /** Tried one after the other on a field that asks for a certain form of text. */
    private static final List<String> TEXTS = List.of(
            TEXT,
            "1234567890",
            "12345678",
            "1234567",
            "123456",
            "12345",
            "1234",
            "123",
            "12",
            "1",
            "1000000001",
            "taro@example.jp",
            "ケンシンタロウ",
            "ｹﾝｼﾝ ﾀﾛｳ",
            "P261124000001",
            "abc123");

    /** Undeclared names whose values are moments, and numbers, as their names tell. */
    private static final Pattern MOMENT = Pattern.compile(".*(At|From|Until|Deadline)");

    private static final Pattern COUNT = Pattern.compile("remaining.*|.*(Left|Today|Count|Limit|Entries|Min|Max)");

    private final FormRenderer renderer;

    FormSamples(FormRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * A form with sample values.
     *
     * @param values the values as the page words them, by the variables' names
     * @param notComputed the FEEL that these values give no result for; on the page its place stays empty
     * @param hidden ids of the components that these values hide
     */
    public record Sample(FormView view, Map<String, String> values, List<String> notComputed, List<String> hidden) {

        public Sample {
            notComputed = List.copyOf(notComputed);
            hidden = List.copyOf(hidden);
        }
    }

    /**
     * @param types of the declared process variables, by name
     * @param now what samples of moments and dates tell
     */
    public Sample of(FormDefinition form, Map<String, Class<?>> types, Instant now) {
        Map<String, Object> samples = new LinkedHashMap<>();
        for (String name : form.variables()) {
            InputField field = form.field(name);
            Object sample = field == null ? byName(name, types.get(name), now) : ofField(field, now);
            samples.put(name, sample);
        }
        FormState state = new FormState(form, samples, null);
        for (InputField field : form.fieldsByKey().values()) {
            // What is offered may depend on other values.
            if (!field.secret()
                    && field.type().isChoice()
                    && !state.choices(field).isEmpty()) {
                String first = state.choices(field).get(0).value();
                samples.put(field.key(), field.type() == FieldType.CHECKLIST ? List.of(first) : first);
            }
        }
        FormState settled = new FormState(form, samples, null);
        List<String> notComputed = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        judge(form.components(), settled, notComputed, hidden);
        Map<String, String> words = new TreeMap<>();
        samples.forEach((name, value) -> words.put(name, FeelValues.text(FeelValues.toFeel(value))));
        return new Sample(
                renderer.viewWithoutErrors(form, samples),
                words,
                notComputed.stream().distinct().toList(),
                hidden);
    }

    private static void judge(
            List<FormComponent> level, FormState state, List<String> notComputed, List<String> hidden) {
        for (FormComponent component : level) {
            if (!state.isShown(component)) {
                hidden.add(component.id());
            }
            Expressions.of(component).stream()
                    .filter(expression -> !expression.isComputable(state.context()))
                    .map(Expression::source)
                    .forEach(notComputed::add);
            if (component instanceof FormComponent.Group group) {
                judge(group.components(), state, notComputed, hidden);
            }
        }
    }

    private static Object byName(String name, Class<?> type, Instant now) {
        if (type == Boolean.class) {
            return true;
        }
        if (type == Date.class) {
            return Date.from(now);
        }
        if (type != null && Number.class.isAssignableFrom(type)) {
            return NUMBER;
        }
        if (name.endsWith("Date")) {
            return today(now).toString();
        }
        if (type == null && MOMENT.matcher(name).matches()) {
            return Date.from(now);
        }
        return type == null && COUNT.matcher(name).matches() ? (Object) NUMBER : TEXT;
    }

    private static Object ofField(InputField field, Instant now) {
        return switch (field.type()) {
            case NUMBER -> 10_000L;
            case DATE -> today(now).toString();
            case CHECKBOX -> true;
            case RADIO, SELECT, CHECKLIST -> null;
            case TEXTFIELD, TEXTAREA -> text(field);
        };
    }

    private static String text(InputField field) {
        if (field.rules().kind() == InputField.Rules.Kind.EMAIL) {
            return "taro@example.jp";
        }
        if (field.rules().kind() == InputField.Rules.Kind.PHONE) {
            return "090-1234-5678";
        }
        Pattern pattern = field.rules().pattern();
        return pattern == null
                ? TEXT
                : TEXTS.stream()
                        .filter(text -> pattern.matcher(text).matches())
                        .findFirst()
                        .orElse(TEXT);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, FeelValues.JAPAN);
    }
}
