package jp.tetsuzuki.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the JSON of a form file and collects every fault on the way. What is not supported is a fault, never ignored: a
 * rule that the Modeler shows and the server does not keep would be worse than none.
 */
final class FormReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String EXECUTION_PLATFORM = "Camunda Platform";
    private static final String EXECUTION_PLATFORM_VERSION = "7.24.0";
    private static final int DEEPEST_GROUP = 4;

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Pattern FORM_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern AUTOCOMPLETE = Pattern.compile("[a-z0-9-]+( [a-z0-9-]+)*");
    private static final Set<String> INPUT_MODES =
            Set.of("none", "text", "decimal", "numeric", "tel", "search", "email", "url");

    private static final Set<String> FORM_ATTRIBUTES = Set.of(
            "id", "type", "components", "schemaVersion", "executionPlatform", "executionPlatformVersion", "exporter");
    private static final Set<String> COMMON_ATTRIBUTES = Set.of("id", "type", "layout", "conditional", "properties");
    private static final Set<String> FIELD_ATTRIBUTES =
            Set.of("key", "label", "description", "disabled", "readonly", "defaultValue", "validate");

    private static final Set<String> TEXT_PROPERTIES = Set.of(
            "secret",
            "sameAs",
            "autocomplete",
            "inputMode",
            "patternMessage",
            "normalize",
            "errorIf",
            "errorText",
            "requiredBy");
    private static final Set<String> FIELD_PROPERTIES = Set.of("errorIf", "errorText", "autocomplete", "requiredBy");
    private static final Set<String> SINGLE_CHOICE_PROPERTIES =
            Set.of("errorIf", "errorText", "autocomplete", "requiredBy", "prefill");
    private static final Set<String> DATE_PROPERTIES =
            Set.of("errorIf", "errorText", "autocomplete", "requiredBy", "minDate", "maxDate");
    private static final Set<String> BUTTON_PROPERTIES = Set.of("outcome", "validate", "keep", "style");

    /** Outcomes of buttons that lead away from the page, for which nothing has to be filled in. */
    private static final Set<String> LEAVING = Set.of("back", "cancel");

    /** Functions of FEEL that hand a pattern and somebody's text to Java's matcher without a bound. */
    private static final Set<String> REGEX_FUNCTIONS = Set.of("matches", "replace", "split", "extract");

    private final List<FormFault> faults = new ArrayList<>();
    private final Map<String, InputField> fields = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    private FormReader() {}

    /**
     * What reading gave.
     *
     * @param form null where there are faults
     */
    record Result(FormDefinition form, List<FormFault> faults) {

        FormDefinition orThrow() {
            if (!faults.isEmpty()) {
                throw new InvalidForm(faults);
            }
            return form;
        }
    }

    static Result read(String json) {
        FormReader reader = new FormReader();
        FormDefinition form = reader.readForm(json);
        return new Result(reader.faults.isEmpty() ? form : null, List.copyOf(reader.faults));
    }

    private FormDefinition readForm(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            fault(
                    "form",
                    "the file is not valid JSON: " + notJson.getOriginalMessage(),
                    "save it in the Modeler again");
            return null;
        }
        if (root == null || !root.isObject()) {
            fault("form", "the file holds no form", "save it in the Modeler again");
            return null;
        }
        refuseUnknown("form", "attribute", root, FORM_ATTRIBUTES);
        String id = text(root, "id");
        if (!FORM_ID.matcher(id).matches()) {
            fault("form", "the id '" + id + "' is no form id", "use letters, digits, hyphens; it is the file's name");
        }
        if (!"default".equals(text(root, "type"))) {
            fault("form", "the type is not 'default'", "create the form as a Camunda Form");
        }
        if (!EXECUTION_PLATFORM.equals(text(root, "executionPlatform"))
                || !EXECUTION_PLATFORM_VERSION.equals(text(root, "executionPlatformVersion"))) {
            fault(
                    "form",
                    "it is not made for " + EXECUTION_PLATFORM + " " + EXECUTION_PLATFORM_VERSION,
                    "choose that platform and version at the bottom of the Modeler");
        }
        if (!root.path("schemaVersion").isInt()) {
            fault("form", "schemaVersion is missing", "save it in the Modeler again");
        }
        if (!root.path("components").isArray()) {
            fault("form", "it has no components", "add some");
            return null;
        }
        List<FormComponent> components = readAll(root.path("components"), 0);
        checkAsAWhole(components);
        return new FormDefinition(id, components);
    }

    private List<FormComponent> readAll(JsonNode array, int depth) {
        List<FormComponent> components = new ArrayList<>();
        for (JsonNode node : array) {
            FormComponent component = new ComponentReader(node).read(depth);
            if (component != null) {
                components.add(component);
            }
        }
        return components;
    }

    private void checkAsAWhole(List<FormComponent> components) {
        List<FormComponent> all = new ArrayList<>();
        flatten(components, all);
        Set<String> secrets = new TreeSet<>();
        Set<String> outcomes = new HashSet<>();
        boolean sendsFields = false;
        for (FormComponent component : all) {
            if (component instanceof InputField field && field.secret()) {
                secrets.add(field.key());
            }
            if (component instanceof FormComponent.Button button) {
                sendsFields |= button.checked();
                String outcome = button.outcome() == null ? "" : button.outcome();
                if (!outcomes.add(outcome)) {
                    fault(
                            button.id(),
                            outcome.isEmpty()
                                    ? "there is more than one button without an outcome"
                                    : "there is more than one button with the outcome '" + outcome + "'",
                            "give each button its own property 'outcome'; only the default button has none");
                }
            }
        }
        if (fields.values().stream().anyMatch(field -> !field.alwaysReadOnly()) && !sendsFields) {
            fault("form", "no button sends its fields", "add a button with the action 'submit'");
        }
        checkRequiredBy(all);
        for (FormComponent component : all) {
            String name = component instanceof InputField field ? field.key() : component.id();
            for (Expression expression : Expressions.of(component)) {
                for (String secret : secrets) {
                    if (expression.names().contains(secret)) {
                        fault(
                                name,
                                "an expression reads the secret '" + secret + "'",
                                "secrets are never shown; remove it");
                    }
                }
                if (!Collections.disjoint(expression.functions(), REGEX_FUNCTIONS)) {
                    fault(
                            name,
                            "an expression matches a regular expression",
                            "use validate.pattern, where time and length are bounded");
                }
                if (expression.functions().contains("now")
                        || expression.functions().contains("today")) {
                    fault(
                            name,
                            "an expression reads the clock",
                            "let the process provide the time as a variable: a page depends on its variables alone");
                }
            }
        }
    }

    private void checkRequiredBy(List<FormComponent> all) {
        Set<String> asking = new TreeSet<>();
        for (FormComponent component : all) {
            if (component instanceof FormComponent.Button button && button.checked()) {
                asking.add(button.outcome() == null ? InputField.Rules.DEFAULT_BUTTON : button.outcome());
            }
        }
        for (InputField field : fields.values()) {
            for (String button : field.rules().requiredBy()) {
                if (!asking.contains(button)) {
                    fault(
                            field.key(),
                            "requiredBy names '" + button + "', which is no button that checks the fields",
                            "use the outcomes of such buttons, or submit for the default one: " + asking);
                }
            }
        }
    }

    private static void flatten(List<FormComponent> level, List<FormComponent> all) {
        for (FormComponent component : level) {
            all.add(component);
            if (component instanceof FormComponent.Group group) {
                flatten(group.components(), all);
            }
        }
    }

    private void fault(String component, String problem, String mend) {
        faults.add(new FormFault(component, problem, mend));
    }

    private void refuseUnknown(String component, String what, JsonNode node, Set<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                fault(component, what + " '" + name + "' is not supported", "remove it; see forms.md for what is");
            }
        }
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** Reads one component; its faults bear its key, or its id where it has none. */
    private final class ComponentReader {

        private final JsonNode node;
        private final String type;
        private final String id;
        private final String name;

        ComponentReader(JsonNode node) {
            this.node = node;
            this.type = text(node, "type");
            this.id = text(node, "id");
            String key = text(node, "key");
            this.name = !key.isEmpty() ? key : !id.isEmpty() ? id : type.isEmpty() ? "component" : type;
        }

        FormComponent read(int depth) {
            if (!node.isObject()) {
                fault("is no component", "save the form in the Modeler again");
                return null;
            }
            if (!id.isEmpty() && !ids.add(id)) {
                fault("its id '" + id + "' is used twice", "give it another one");
            }
            Optional<FieldType> fieldType = FieldType.of(type);
            if (fieldType.isPresent()) {
                return readField(fieldType.get());
            }
            return switch (type) {
                case "text" -> {
                    allow(Set.of("text"), Set.of());
                    yield new FormComponent.TextBlock(id, hide(), markdown());
                }
                case "separator" -> {
                    allow(Set.of(), Set.of());
                    yield new FormComponent.Separator(id, hide());
                }
                case "group" -> readGroup(depth);
                case "table" -> readTable();
                case "button" -> readButton();
                default -> {
                    fault("the component type '" + type + "' is not supported", "use one of those in forms.md");
                    yield null;
                }
            };
        }

        private FormComponent readGroup(int depth) {
            allow(Set.of("label", "components", "showOutline", "verticalAlignment"), Set.of());
            if (depth >= DEEPEST_GROUP) {
                fault("groups are nested too deeply", "nest at most " + DEEPEST_GROUP + " of them");
                return null;
            }
            return new FormComponent.Group(id, hide(), label("label"), readAll(node.path("components"), depth + 1));
        }

        private FormComponent readTable() {
            allow(Set.of("label", "dataSource", "columns", "rowCount"), Set.of());
            List<FormComponent.Column> columns = new ArrayList<>();
            for (JsonNode column : node.path("columns")) {
                String label = text(column, "label");
                String key = text(column, "key");
                if (label.isBlank() || key.isBlank()) {
                    fault("a column lacks its label or its key", "give it both");
                }
                columns.add(new FormComponent.Column(key, label));
            }
            if (columns.isEmpty()) {
                fault("it has no columns", "list its columns; an expression for them is not supported");
            }
            Expression rows = expression(text(node, "dataSource"), "dataSource");
            if (rows == null) {
                fault("it has no data source", "set it to an expression that gives a list, such as =rows");
            }
            return new FormComponent.Table(id, hide(), label("label"), rows, columns);
        }

        private FormComponent readButton() {
            allow(Set.of("label", "action", "key"), BUTTON_PROPERTIES);
            if (!"submit".equals(text(node, "action"))) {
                fault("the action '" + text(node, "action") + "' is not supported", "choose 'submit'");
            }
            String outcome = property("outcome");
            if (outcome != null && !FORM_ID.matcher(outcome).matches()) {
                fault("the outcome '" + outcome + "' is no name", "use letters, digits and hyphens");
            }
            boolean checked = flag("validate", outcome == null || !LEAVING.contains(outcome));
            boolean keeps = flag("keep", false);
            if (keeps && checked) {
                fault(
                        "'keep' says nothing where the fields are checked",
                        "remove it, or set the property 'validate' to false");
            }
            FormComponent.Button.Style style =
                    outcome == null ? FormComponent.Button.Style.PRIMARY : FormComponent.Button.Style.SECONDARY;
            String wanted = property("style");
            if (wanted != null) {
                style = switch (wanted) {
                    case "primary" -> FormComponent.Button.Style.PRIMARY;
                    case "secondary" -> FormComponent.Button.Style.SECONDARY;
                    case "danger" -> FormComponent.Button.Style.DANGER;
                    default -> {
                        fault("the style '" + wanted + "' is unknown", "use primary, secondary or danger");
                        yield style;
                    }
                };
            }
            return new FormComponent.Button(id, hide(), label("label"), outcome, checked, keeps, style);
        }

        private InputField readField(FieldType fieldType) {
            allowField(fieldType);
            String key = text(node, "key");
            if (!KEY.matcher(key).matches()) {
                fault(
                        key.isEmpty() ? "it has no key" : "the key '" + key + "' is no variable name",
                        "use camelCase letters and digits, at most 64, the first one a small letter");
            }
            boolean secret = flag("secret", false);
            String sameAs = property("sameAs");
            InputField original = sameAs == null ? null : fields.get(sameAs);
            if (sameAs != null && (original == null || original.type() != fieldType || original.sameAs() != null)) {
                fault(
                        "sameAs names '" + sameAs + "', which is no " + type + " above it",
                        "name the key of the field that it confirms");
                original = null;
            }
            if (original != null && original.secret() != secret) {
                fault("only one of it and '" + sameAs + "' is secret", "make both secret, or neither");
            }
            InputField.Rules rules = new RulesReader(this, fieldType).read(original);
            boolean fixed = node.path("disabled").asBoolean(false)
                    || node.path("readonly").isBoolean()
                            && node.path("readonly").asBoolean();
            Expression readOnly =
                    node.path("readonly").isTextual() ? expression(text(node, "readonly"), "readonly") : null;
            Object defaultValue = defaultValue(fieldType);
            if (secret && (fixed || readOnly != null || defaultValue != null)) {
                fault("a secret is read-only or has a default value", "a secret can only be typed");
            }
            InputField field = new InputField(
                    id,
                    key,
                    fieldType,
                    hide(),
                    fieldType == FieldType.DATE && node.has("dateLabel") ? label("dateLabel") : label("label"),
                    template(text(node, "description"), "description"),
                    defaultValue,
                    fixed,
                    readOnly,
                    rules,
                    choices(fieldType),
                    flag("prefill", false),
                    secret,
                    sameAs,
                    original != null ? original.normalization() : normalization(fieldType, secret, rules.kind()),
                    autocomplete(),
                    inputMode(),
                    errorIf(),
                    template(Optional.ofNullable(property("errorText")).orElse(""), "errorText"));
            if (fields.putIfAbsent(key, field) != null) {
                fault("the key '" + key + "' is used twice", "give each field its own key");
            }
            return field;
        }

        private void allowField(FieldType fieldType) {
            Set<String> attributes = new HashSet<>(FIELD_ATTRIBUTES);
            switch (fieldType) {
                case NUMBER -> attributes.addAll(Set.of("decimalDigits", "increment"));
                case DATE -> {
                    attributes.addAll(Set.of("subtype", "dateLabel"));
                    if (!"date".equals(text(node, "subtype"))) {
                        fault("the subtype '" + text(node, "subtype") + "' is not supported", "choose 'date'");
                    }
                }
                case SELECT -> attributes.addAll(Set.of("values", "valuesExpression", "searchable"));
                case RADIO, CHECKLIST -> attributes.addAll(Set.of("values", "valuesExpression"));
                default -> {}
            }
            Set<String> properties = new HashSet<>(
                    switch (fieldType) {
                        case TEXTFIELD -> TEXT_PROPERTIES;
                        case TEXTAREA ->
                            Set.of("patternMessage", "normalize", "errorIf", "errorText", "autocomplete", "requiredBy");
                        case DATE -> DATE_PROPERTIES;
                        case RADIO, SELECT -> SINGLE_CHOICE_PROPERTIES;
                        default -> FIELD_PROPERTIES;
                    });
            allow(attributes, properties);
        }

        private Object defaultValue(FieldType fieldType) {
            JsonNode value = node.path("defaultValue");
            if (value.isMissingNode()
                    || value.isNull()
                    || value.isTextual() && value.asText().isEmpty()) {
                return null;
            }
            boolean fits = switch (fieldType) {
                case CHECKBOX -> value.isBoolean();
                case CHECKLIST -> value.isArray();
                case NUMBER -> value.isNumber() || isNumber(value.asText());
                default -> value.isTextual();
            };
            if (!fits) {
                fault("the default value does not fit a " + type, "give another one, or none");
                return null;
            }
            return switch (fieldType) {
                case CHECKBOX -> value.asBoolean();
                case CHECKLIST -> {
                    List<String> values = new ArrayList<>();
                    value.forEach(one -> values.add(one.asText()));
                    yield List.copyOf(values);
                }
                case NUMBER -> new BigDecimal(value.asText());
                default -> value.asText();
            };
        }

        private InputField.Choices choices(FieldType fieldType) {
            if (!fieldType.isChoice()) {
                return InputField.Choices.NONE;
            }
            Expression expression = expression(text(node, "valuesExpression"), "valuesExpression");
            List<InputField.LabelledTemplate> fixed = new ArrayList<>();
            Set<String> values = new LinkedHashSet<>();
            for (JsonNode option : node.path("values")) {
                String value = text(option, "value");
                if (value.isEmpty() || text(option, "label").isBlank() || !values.add(value)) {
                    fault(
                            "the option '" + value + "' lacks its value or label, or is there twice",
                            "give each option its own value and a label");
                }
                fixed.add(new InputField.LabelledTemplate(value, template(text(option, "label"), "label")));
            }
            if (fixed.isEmpty() == (expression == null)) {
                fault("it needs either fixed options or an expression for them", "choose one of the two");
            }
            return new InputField.Choices(fixed, expression);
        }

        private Normalization normalization(FieldType fieldType, boolean secret, InputField.Rules.Kind kind) {
            String wanted = property("normalize");
            if (wanted == null) {
                if (fieldType == FieldType.NUMBER || fieldType == FieldType.DATE || kind != InputField.Rules.Kind.ANY) {
                    return Normalization.HALF_WIDTH;
                }
                return secret || !fieldType.isText() ? Normalization.NONE : Normalization.TRIM;
            }
            Optional<Normalization> known = Normalization.of(wanted);
            if (known.isEmpty()) {
                fault("normalize '" + wanted + "' is unknown", "use halfWidth, halfWidthKana, trim or none");
            }
            return known.orElse(Normalization.TRIM);
        }

        private String autocomplete() {
            String tokens = property("autocomplete");
            if (tokens != null && !AUTOCOMPLETE.matcher(tokens).matches()) {
                fault("autocomplete '" + tokens + "' is no list of tokens", "use HTML's tokens, such as one-time-code");
            }
            return tokens;
        }

        private String inputMode() {
            String mode = property("inputMode");
            if (mode != null && !INPUT_MODES.contains(mode)) {
                fault("inputMode '" + mode + "' is unknown", "use one of " + new TreeSet<>(INPUT_MODES));
            }
            return mode;
        }

        private Expression errorIf() {
            String condition = property("errorIf");
            if ((condition == null) != (property("errorText") == null)) {
                fault("only one of errorIf and errorText is there", "set both, or neither");
            }
            return condition == null ? null : expression(condition, "errorIf");
        }

        private MarkdownText markdown() {
            return parse(text(node, "text"), "text", MarkdownText::parse).orElse(MarkdownText.EMPTY);
        }

        private Expression hide() {
            JsonNode conditional = node.path("conditional");
            if (conditional.isMissingNode() || conditional.isNull()) {
                return null;
            }
            FormReader.this.refuseUnknown(name, "conditional", conditional, Set.of("hide"));
            return expression(text(conditional, "hide"), "conditional.hide");
        }

        private Template label(String attribute) {
            String label = text(node, attribute);
            if (label.isBlank()) {
                fault("it has no label", "give it one: nobody can use what has no name");
            }
            return template(label, attribute);
        }

        /** Null where the text is blank or, with a fault, where it is not FEEL. */
        Expression expression(String source, String where) {
            return source.isBlank()
                    ? null
                    : parse(source, where, Expression::parse).orElse(null);
        }

        Template template(String source, String where) {
            return parse(source, where, Template::parse).orElse(Template.EMPTY);
        }

        private <T> Optional<T> parse(String source, String where, Function<String, T> parser) {
            try {
                return Optional.of(parser.apply(source));
            } catch (InvalidExpression invalid) {
                fault(where + " is invalid: " + invalid.getMessage(), "mend the expression");
                return Optional.empty();
            }
        }

        private void allow(Set<String> attributes, Set<String> properties) {
            Set<String> all = new HashSet<>(COMMON_ATTRIBUTES);
            all.addAll(attributes);
            FormReader.this.refuseUnknown(name, "attribute", node, all);
            FormReader.this.refuseUnknown(name, "custom property", node.path("properties"), properties);
        }

        /** A custom property of the Modeler; null where it is absent or blank. */
        String property(String property) {
            String value = text(node.path("properties"), property).strip();
            return value.isEmpty() ? null : value;
        }

        private boolean flag(String property, boolean otherwise) {
            String value = property(property);
            if (value == null) {
                return otherwise;
            }
            if (!value.equals("true") && !value.equals("false")) {
                fault(property + " is '" + value + "'", "use true or false");
            }
            return value.equals("true");
        }

        void fault(String problem, String mend) {
            FormReader.this.fault(name, problem, mend);
        }
    }

    private static boolean isNumber(String text) {
        return text.length() <= 20 && text.matches("-?\\d+(\\.\\d+)?");
    }

    /** Reads {@code validate} and the custom properties that belong to it. */
    private final class RulesReader {

        private static final int MOST_DECIMAL_DIGITS = 6;

        private final ComponentReader component;
        private final JsonNode validate;
        private final FieldType fieldType;

        RulesReader(ComponentReader component, FieldType fieldType) {
            this.component = component;
            this.validate = component.node.path("validate");
            this.fieldType = fieldType;
        }

        InputField.Rules read(InputField original) {
            refuseUnknown(component.name, "validate", validate, known());
            boolean required = validate.path("required").asBoolean(false);
            if (original != null) {
                required = original.rules().required();
            }
            if (validate.has("required") && !validate.path("required").isBoolean()) {
                component.fault("validate.required is neither true nor false", "make it one of them");
            }
            InputField.Rules.Kind kind = kind();
            Pattern pattern = pattern();
            int longest = validate.path("maxLength").asInt(0);
            if (pattern != null && longest > InputField.LONGEST_WITH_PATTERN) {
                component.fault(
                        "a pattern looks at text of up to " + longest + " characters",
                        "use a maximum length of at most " + InputField.LONGEST_WITH_PATTERN + " beside a pattern");
            }
            Template message = component.template(
                    Optional.ofNullable(component.property("patternMessage")).orElse(""), "patternMessage");
            if (pattern != null && message.isEmpty()) {
                component.fault("the pattern has no message", "say in the property patternMessage what to enter");
            }
            boolean date = fieldType == FieldType.DATE;
            return new InputField.Rules(
                    required,
                    requiredBy(),
                    bound("minLength"),
                    bound("maxLength"),
                    pattern,
                    message,
                    date ? dateBound("minDate") : bound("min"),
                    date ? dateBound("maxDate") : bound("max"),
                    decimalDigits(),
                    increment(),
                    kind);
        }

        private Set<String> requiredBy() {
            String buttons = component.property("requiredBy");
            return buttons == null ? Set.of() : Set.of(buttons.split("[,\\s]+"));
        }

        private Set<String> known() {
            return switch (fieldType) {
                case TEXTFIELD -> Set.of("required", "minLength", "maxLength", "pattern", "validationType");
                case TEXTAREA -> Set.of("required", "minLength", "maxLength");
                case NUMBER -> Set.of("required", "min", "max");
                default -> Set.of("required");
            };
        }

        private InputField.Rules.Kind kind() {
            String wanted = text(validate, "validationType");
            return switch (wanted) {
                case "", "custom" -> InputField.Rules.Kind.ANY;
                case "email" -> InputField.Rules.Kind.EMAIL;
                case "phone" -> InputField.Rules.Kind.PHONE;
                default -> {
                    component.fault("the validation type '" + wanted + "' is unknown", "use email, phone or a pattern");
                    yield InputField.Rules.Kind.ANY;
                }
            };
        }

        private Pattern pattern() {
            String regex = text(validate, "pattern");
            if (regex.isEmpty()) {
                return null;
            }
            if (!regex.startsWith("^") || !regex.endsWith("$")) {
                component.fault("the pattern does not cover the whole value", "begin it with ^ and end it with $");
            }
            try {
                return Pattern.compile(regex);
            } catch (PatternSyntaxException invalid) {
                component.fault("the pattern is no regular expression: " + invalid.getDescription(), "mend it");
                return null;
            }
        }

        /** A bound is a number, or FEEL that gives one. */
        private Expression bound(String name) {
            JsonNode value = validate.path(name);
            if (value.isMissingNode() || value.isNull() || text(validate, name).isBlank()) {
                return null;
            }
            boolean length = name.endsWith("Length");
            if (isNumber(value.asText())) {
                BigDecimal number = new BigDecimal(value.asText());
                if (length
                        && (number.signum() < 0
                                || number.compareTo(BigDecimal.valueOf(InputField.LONGEST_TEXTAREA)) > 0)) {
                    component.fault("validate." + name + " is out of range", "use 0 to " + InputField.LONGEST_TEXTAREA);
                }
                return component.expression(number.toPlainString(), "validate." + name);
            }
            if (!value.asText().stripLeading().startsWith("=")) {
                component.fault(
                        "validate." + name + " is no number", "use digits, or an expression that begins with =");
                return null;
            }
            return component.expression(value.asText(), "validate." + name);
        }

        private Expression dateBound(String property) {
            String source = component.property(property);
            return source == null ? null : component.expression(source, property);
        }

        private int decimalDigits() {
            JsonNode digits = component.node.path("decimalDigits");
            int number = digits.asInt(0);
            if (number < 0 || number > MOST_DECIMAL_DIGITS) {
                component.fault("decimalDigits is out of range", "use 0 to " + MOST_DECIMAL_DIGITS);
                return 0;
            }
            return number;
        }

        private BigDecimal increment() {
            String step = text(component.node, "increment");
            if (step.isEmpty()) {
                return null;
            }
            if (!isNumber(step) || new BigDecimal(step).signum() <= 0) {
                component.fault("increment is no number above zero", "use a number such as 1000");
                return null;
            }
            return new BigDecimal(step);
        }
    }
}
