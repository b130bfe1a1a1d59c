package jp.tetsuzuki.modeling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What forms let one choose for a variable, where every form that asks for it offers a fixed list. */
final class OfferedValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Set<String>> offered = new HashMap<>();
    private final Set<String> typed = new HashSet<>();

    private OfferedValues() {}

    static OfferedValues in(Procedures procedures) {
        OfferedValues values = new OfferedValues();
        for (ProcedureFile file : procedures.files()) {
            if (file.endsWith(".form")) {
                values.read(file);
            }
        }
        return values;
    }

    private void read(ProcedureFile file) {
        try {
            collect(JSON.readTree(new String(file.content(), StandardCharsets.UTF_8)));
        } catch (JsonProcessingException unreadable) {
            // The rule about files tells it; such a form offers nothing.
        }
    }

    private void collect(JsonNode component) {
        String key = component.path("key").asText();
        if (!key.isEmpty() && !component.path("readonly").asBoolean()) {
            JsonNode values = component.path("values");
            if (values.isArray()) {
                Set<String> all = offered.computeIfAbsent(key, name -> new LinkedHashSet<>());
                values.forEach(value -> all.add(value.path("value").asText()));
            } else {
                typed.add(key);
            }
        }
        component.path("components").forEach(this::collect);
    }

    /** Empty where no form asks for the variable, or one takes whatever is typed or computed. */
    Optional<Set<String>> of(String variable) {
        return typed.contains(variable) ? Optional.empty() : Optional.ofNullable(offered.get(variable));
    }
}
