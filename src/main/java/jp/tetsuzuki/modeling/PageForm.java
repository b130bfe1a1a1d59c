package jp.tetsuzuki.modeling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormFault;

/**
 * A form among the files.
 *
 * @param id its id, or its file's name where it has faults
 * @param definition empty where it has faults
 * @param faults what keeps it from being read
 */
record PageForm(String file, String id, Optional<FormDefinition> definition, List<FormFault> faults) {

    static PageForm read(ProcedureFile file) {
        String json = new String(file.content(), StandardCharsets.UTF_8);
        List<FormFault> faults = FormDefinition.faults(json);
        Optional<FormDefinition> form = faults.isEmpty() ? Optional.of(FormDefinition.parse(json)) : Optional.empty();
        return new PageForm(file.name(), form.map(FormDefinition::id).orElse(file.stem()), form, faults);
    }

    Subject subject() {
        return Subject.file(file);
    }

    Subject subject(String component) {
        return new Subject(file, component, "");
    }
}
