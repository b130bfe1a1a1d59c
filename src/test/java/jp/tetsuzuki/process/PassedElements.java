package jp.tetsuzuki.process;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Notes every node and flow that instances pass on one engine, over all tests. (The coverage extension counts for each
 * test class by itself.)
 */
final class PassedElements extends AbstractProcessEnginePlugin {

    private record Passed(String diagram, String id) {}

    private final Set<Passed> all = ConcurrentHashMap.newKeySet();
    private final Set<Passed> passed = ConcurrentHashMap.newKeySet();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity diagram) {
                listenIn(diagram, diagram.getKey());
            }
        });
    }

    private void listenIn(ScopeImpl scope, String diagram) {
        for (ActivityImpl node : scope.getActivities()) {
            node.addListener(ExecutionListener.EVENTNAME_START, noting(diagram, node.getId()));
            for (var flow : node.getOutgoingTransitions()) {
                ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, noting(diagram, flow.getId()));
            }
            listenIn(node, diagram);
        }
    }

    private ExecutionListener noting(String diagram, String id) {
        Passed element = new Passed(diagram, id);
        all.add(element);
        return execution -> passed.add(element);
    }

    /** Ids of the diagram's nodes and flows. */
    List<String> elementsOf(String diagram) {
        return ids(all, diagram);
    }

    /** Ids of the diagram's nodes and flows that no instance has passed. */
    List<String> missedIn(String diagram) {
        Set<Passed> missed = ConcurrentHashMap.newKeySet();
        missed.addAll(all);
        missed.removeAll(passed);
        return ids(missed, diagram);
    }

    private static List<String> ids(Set<Passed> elements, String diagram) {
        Set<String> ids = new TreeSet<>();
        elements.stream()
                .filter(element -> element.diagram().equals(diagram))
                .map(Passed::id)
                .forEach(ids::add);
        return List.copyOf(ids);
    }
}
