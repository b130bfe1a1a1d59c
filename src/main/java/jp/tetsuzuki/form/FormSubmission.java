package jp.tetsuzuki.form;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A refused attempt: what was typed, for showing the page again, and what is wrong with it. Contains no secret. It may be
 * kept in a session between the refusal and the page that shows it.
 *
 * @param typed the non-secret parameters by key, as typed apart from characters that no page can show
 * @param errors in the order of the form; the page lists them and puts each at its field
 */
public record FormSubmission(Map<String, List<String>> typed, List<FieldError> errors) implements Serializable {

    public FormSubmission {
        Objects.requireNonNull(typed);
        typed = new LinkedHashMap<>(typed);
        errors = List.copyOf(errors);
    }

    @Override
    public Map<String, List<String>> typed() {
        return Collections.unmodifiableMap(typed);
    }

    /** Names the fields only: what customers type is personal. */
    @Override
    public String toString() {
        return "FormSubmission[typed=" + typed.keySet() + ", errors=" + errors + "]";
    }
}
