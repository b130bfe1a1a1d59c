package jp.tetsuzuki.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What became of a submission. */
public sealed interface FormCheck {

    /**
     * Everything is in order.
     *
     * @param values typed values by key, without secrets and confirmations; null for an optional field that was left empty
     *     and for one that its own form's answers have hidden
     * @param secrets what was typed into secret fields, by key; an optional one that was left empty is absent
     * @param outcome which of the form's buttons was pressed; empty for the default one
     */
    record Accepted(Map<String, Object> values, Map<String, String> secrets, Optional<String> outcome)
            implements FormCheck {

        public Accepted {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
            Objects.requireNonNull(outcome);
        }

        /** Names the fields only. */
        @Override
        public String toString() {
            return "Accepted[values=" + values.keySet() + ", secrets=" + secrets.keySet() + ", outcome=" + outcome
                    + "]";
        }
    }

    /** At least one field has to be mended; the page is to be shown again with this submission. */
    record Refused(FormSubmission submission) implements FormCheck {

        public Refused {
            Objects.requireNonNull(submission);
        }

        /** In the order of the form, at most one a field. */
        public List<FieldError> errors() {
            return submission.errors();
        }
    }

    /**
     * The form has what arrived, but what is known of the customer and the procedure by now hides a field or button that
     * was pressed or filled in, or only shows it: the page was opened before, in another tab for instance. Nothing of the
     * submission is used; the page is to be shown as it is now.
     */
    record Outdated() implements FormCheck {}

    /**
     * Something arrived that no page of this form sends: an unknown field, one that is never to be filled in, a field twice,
     * or an unknown button. Nothing of the submission is used.
     *
     * @param unknownFields names of the parameters, fit for a log
     */
    record Foreign(Set<String> unknownFields) implements FormCheck {

        public Foreign {
            unknownFields = Collections.unmodifiableSet(new TreeSet<>(unknownFields));
        }
    }
}
