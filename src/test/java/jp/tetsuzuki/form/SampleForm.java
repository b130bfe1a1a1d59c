package jp.tetsuzuki.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Forms and submissions as tests write them; in the JSON of components, single quotes stand for double ones. */
final class SampleForm {

    static final String SUBMIT = "{'type':'button','id':'Button_next','label':'次へ','action':'submit'}";
    static final String BACK =
            "{'type':'button','id':'Button_back','label':'戻る','action':'submit','properties':{'outcome':'back'}}";

    private SampleForm() {}

    /** The file of a form with these components. */
    static String json(String... components) {
        return """
                {"id":"sample","type":"default","schemaVersion":18,"exporter":{"name":"Camunda Modeler","version":"5.40.0"},
                 "executionPlatform":"Camunda Platform","executionPlatformVersion":"7.24.0","components":[%s]}""".formatted(String.join(",", components).replace('\'', '"'));
    }

    /** A form with these components and a default button. */
    static FormDefinition form(String... components) {
        String[] all = Arrays.copyOf(components, components.length + 1);
        all[components.length] = SUBMIT;
        return FormDefinition.parse(json(all));
    }

    /** A text field with further attributes, such as {@code 'validate':{…}}. */
    static String textfield(String key, String label, String... more) {
        return field("textfield", key, label, more);
    }

    static String field(String type, String key, String label, String... more) {
        return "{'type':'" + type + "','id':'Field_" + key + "','key':'" + key + "','label':'" + label + "'"
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    /** Parameters as a browser sends them: name, value, name, value. */
    static Map<String, List<String>> sent(String... namesAndValues) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters
                    .computeIfAbsent(namesAndValues[i], name -> new ArrayList<>())
                    .add(namesAndValues[i + 1]);
        }
        return parameters;
    }
}
