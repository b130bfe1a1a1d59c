package jp.tetsuzuki.modeling;

import java.util.Collection;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.NamedElement;
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

    Subject subject(DmnElement element) {
        String name = element instanceof NamedElement named ? named.getName() : element.getLabel();
        return new Subject(file, element.getId(), name);
    }
}
