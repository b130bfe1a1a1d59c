package jp.tetsuzuki.modeling;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.NamedElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A decision table among the files.
 *
 * @param file its file's name
 */
record DecisionTable(String file, DmnModelInstance model) {

    Decision decision() {
        return elements(Decision.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> elements(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    /** The name that an input asks for, empty where there is none. */
    static String asked(Input input) {
        return input.getInputExpression() == null || input.getInputExpression().getText() == null
                ? ""
                : input.getInputExpression().getText().getTextContent().strip();
    }

    /** The type that an input's column says, as the Modeler names it; empty where it says none. */
    static String type(Input input) {
        String type = input.getInputExpression() == null
                ? null
                : input.getInputExpression().getTypeRef();
        return type == null ? "" : type;
    }

    /** Each condition's cell, beside the input that its column stands for. */
    void eachTest(BiConsumer<Input, InputEntry> use) {
        List<Input> inputs = List.copyOf(elements(Input.class));
        for (Rule row : elements(Rule.class)) {
            List<InputEntry> cells = List.copyOf(row.getInputEntries());
            for (int column = 0; column < Math.min(inputs.size(), cells.size()); column++) {
                use.accept(inputs.get(column), cells.get(column));
            }
        }
    }

    /** Each cell with a result, beside the output that its column stands for. */
    void eachResult(BiConsumer<Output, OutputEntry> use) {
        List<Output> outputs = List.copyOf(elements(Output.class));
        for (Rule row : elements(Rule.class)) {
            List<OutputEntry> cells = List.copyOf(row.getOutputEntries());
            for (int column = 0; column < Math.min(outputs.size(), cells.size()); column++) {
                use.accept(outputs.get(column), cells.get(column));
            }
        }
    }

    Subject subject(DmnElement element) {
        String name = element instanceof NamedElement named ? named.getName() : element.getLabel();
        return new Subject(file, element.getId(), name);
    }
}
