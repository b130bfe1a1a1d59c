package jp.tetsuzuki.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An input, with all that the form says about it. Nullable parts are absent from the form.
 *
 * @param sameAs key of the field that this one repeats
 * @param readOnly shows the value without taking one, while true; a fixed {@code readonly} or {@code disabled} is {@code
 *     alwaysReadOnly}
 * @param prefill whether a link to the page may choose the first answer
 * @param errorIf a refusal that the process has recorded in its variables, told by {@code errorText}
 */
record InputField(
        String id,
        String key,
        FieldType type,
        Expression hide,
        Template label,
        Template description,
        Object defaultValue,
        boolean alwaysReadOnly,
        Expression readOnly,
        Rules rules,
        Choices choices,
        boolean prefill,
        boolean secret,
        String sameAs,
        Normalization normalization,
        String autocomplete,
        String inputMode,
        Expression errorIf,
        Template errorText)
        implements FormComponent, FormField {

    static final int LONGEST_TEXTFIELD = 200;
    static final int LONGEST_TEXTAREA = 2_000;
    /** Java matches groups by recursion: longer text can exhaust a thread's stack, whatever the time allowed. */
    static final int LONGEST_WITH_PATTERN = 256;

    /** More characters than this no value of the field can have. */
    int longestPossible() {
        return rules.pattern() == null ? LONGEST_TEXTAREA : LONGEST_WITH_PATTERN;
    }

    /**
     * What a value has to be.
     *
     * @param requiredBy buttons that ask for the field although it is not required: outcomes, {@link #DEFAULT_BUTTON}
     *     for the one that has none
     * @param least smallest number, or earliest date
     * @param most greatest number, or latest date
     */
    record Rules(
            boolean required,
            Set<String> requiredBy,
            Expression minLength,
            Expression maxLength,
            Pattern pattern,
            Template patternMessage,
            Expression least,
            Expression most,
            int decimalDigits,
            BigDecimal increment,
            Kind kind) {

        /** What {@code requiredBy} calls the button without an outcome. */
        static final String DEFAULT_BUTTON = "submit";

        public Rules {
            requiredBy = Set.copyOf(requiredBy);
        }

        /**
         * @param outcome the pressed button's, empty for the default one
         */
        boolean requiredWith(Optional<String> outcome) {
            return required || requiredBy.contains(outcome.orElse(DEFAULT_BUTTON));
        }

        /** Meaning of a text, beyond its form. */
        enum Kind {
            ANY,
            EMAIL,
            PHONE
        }
    }

    /**
     * Where the offered values come from.
     *
     * @param fixed the values that stand in the form
     * @param expression gives the values instead; null where they are fixed
     */
    record Choices(List<LabelledTemplate> fixed, Expression expression) {

        static final Choices NONE = new Choices(List.of(), null);

        Choices {
            fixed = List.copyOf(fixed);
        }
    }

    /** An offered value whose name may contain FEEL. */
    record LabelledTemplate(String value, Template label) {}

    @Override
    public Class<?> valueType() {
        return type.valueType(rules.decimalDigits());
    }

    @Override
    public Optional<String> repeats() {
        return Optional.ofNullable(sameAs);
    }
}
