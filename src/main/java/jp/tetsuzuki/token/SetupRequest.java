package jp.tetsuzuki.token;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the app sends for its initial setup (section 5 of the specification). Full-width digits and letters are taken as
 * half-width ones; anything else that is not exactly as asked is refused with the field at fault.
 *
 * @param serviceId 8 digits
 * @param userId 10 digits
 * @param startPassword a well-formed start password
 */
record SetupRequest(String serviceId, String userId, String startPassword) {

    private static final String SERVICE_ID = "serviceId";
    private static final String USER_ID = "userId";
    private static final String START_PASSWORD = "startPassword";
    private static final String AGREED = "agreed";
    private static final Set<String> FIELDS = Set.of(SERVICE_ID, USER_ID, START_PASSWORD, AGREED);
    private static final Pattern PRESENTABLE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final char FULL_WIDTH_OFFSET = 'Ａ' - 'A';

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** Quotes nothing: the body holds a password. */
    @Override
    public String toString() {
        return "SetupRequest";
    }

    /**
     * @param field the field's name in the request
     * @param message what is wrong and how to mend it, for the customer
     */
    record FieldFault(String field, String message) {}

    /** What became of a request's body. */
    sealed interface Reading {

        record Read(SetupRequest request) implements Reading {}

        /** @param faults every field at fault; empty if the body is not a JSON object at all */
        record Unusable(List<FieldFault> faults) implements Reading {}
    }

    static Reading read(byte[] body, TokenPolicy policy) {
        Optional<JsonNode> json = parse(body);
        if (json.isEmpty()) {
            return new Reading.Unusable(List.of());
        }
        List<FieldFault> faults = new ArrayList<>();
        json.get().fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                String shown = PRESENTABLE_NAME.matcher(name).matches() ? name : "unknown";
                faults.add(new FieldFault(shown, "この項目は使用できません。"));
            }
        });
        String serviceId = text(json.get(), SERVICE_ID, "サービスID", digits(8), "8桁の半角数字で入力してください。", faults);
        String userId = text(json.get(), USER_ID, "ユーザID", digits(10), "10桁の半角数字で入力してください。", faults);
        String startPassword = text(
                json.get(),
                START_PASSWORD,
                "利用開始パスワード",
                policy::isWellFormedStartPassword,
                policy.startPasswordMin() + "～" + policy.startPasswordMax() + "文字の半角英数字で入力してください。",
                faults);
        JsonNode agreed = json.get().get(AGREED);
        if (agreed == null || !agreed.isBoolean() || !agreed.booleanValue()) {
            faults.add(new FieldFault(AGREED, "利用規約をご確認のうえ、「上記の内容に同意する」にチェックしてください。"));
        }
        return faults.isEmpty()
                ? new Reading.Read(new SetupRequest(serviceId, userId, startPassword))
                : new Reading.Unusable(faults);
    }

    private static Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.ofNullable(JSON.<JsonNode>readValue(body)).filter(JsonNode::isObject);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static String text(
            JsonNode json,
            String field,
            String label,
            Predicate<String> rule,
            String ruleText,
            List<FieldFault> faults) {
        JsonNode value = json.get(field);
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            faults.add(new FieldFault(field, label + "を入力してください。"));
            return null;
        }
        String halfWidth = value.isTextual() ? halfWidth(value.textValue()) : "";
        if (!rule.test(halfWidth)) {
            faults.add(new FieldFault(field, label + "は" + ruleText));
        }
        return halfWidth;
    }

    private static Predicate<String> digits(int length) {
        return Pattern.compile("[0-9]{" + length + "}").asMatchPredicate();
    }

    private static String halfWidth(String text) {
        StringBuilder converted = new StringBuilder(text);
        for (int i = 0; i < converted.length(); i++) {
            char c = converted.charAt(i);
            if ((c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ')) {
                converted.setCharAt(i, (char) (c - FULL_WIDTH_OFFSET));
            }
        }
        return converted.toString();
    }
}
