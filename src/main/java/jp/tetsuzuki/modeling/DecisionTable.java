package jp.tetsuzuki.modeling;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
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
