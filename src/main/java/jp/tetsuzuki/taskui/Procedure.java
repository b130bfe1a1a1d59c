package jp.tetsuzuki.taskui;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.form.PageCondition;
import jp.tetsuzuki.platform.CaseVariables;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * One version of a procedure as its diagram describes it to the pages.
 *
 * @param definitionId the engine's id of this version
 * @param key the process id
 * @param name what the customer chooses it by
 * @param deploymentId where its forms lie
 * @param portalPage path of the overview that offers it; empty where none does
 * @param portalPath path under which the navigation offers it by itself; empty where it does not
 * @param portalGroup the navigation's group for {@code portalPath}; empty where it stands alone
 * @param order its place on the overview or in the navigation
 * @param deskStart the role of the staff who begin it at the desk; empty where staff do not
 * @param availability the decision that tells why it is closed to a customer; empty where it never is
 * @param closedForm the form that a customer sees to whom it is closed; empty where the reason alone says it all
 * @param shownToStaff answers that staff see with the customer while an instance runs: words for each variable
 * @param firstPage the page that a customer meets first
 * @param pages pages by the id of the user task or event
 */
record Procedure(
        String definitionId,
        String key,
        String name,
        String deploymentId,
        Optional<String> portalPage,
        Optional<String> portalPath,
        Optional<String> portalGroup,
        int order,
        Optional<String> deskStart,
        Optional<String> availability,
        Optional<String> closedForm,
        Map<String, String> shownToStaff,
        Optional<Page> firstPage,
        Map<String, Page> pages) {

    private static final String BEGINNER = "${" + CaseVariables.ACTOR.name() + "}";

    /**
     * A page of the procedure.
     *
     * @param activityId the user task, or the event that shows a result
     * @param form id of the form
     * @param title the screen's title
     * @param step where one is ({@code 2／3}), empty where the page is no step
     * @param status true for a page that only tells how things stand while the procedure waits for something else: it
     *     does not keep the customer from starting the procedure anew
     * @param resultKind success, refused, timedOut, cancelled or info on results, empty on tasks
     * @param opening what opening the page sets going; empty where it sets nothing going
     * @param decisions the decisions whose results the page's form shows or asks
     * @param beginners whether the page is that of the member of staff who has begun the procedure at the desk
     * @param fourEyes whether it is closed to who has received or checked the case, or decided about it elsewhere
     * @param lateGroup the group that may take the task as well once it is late; empty where none may
     * @param stage what the customer reads while the task waits; empty where it tells nothing
     */
    record Page(
            String activityId,
            String form,
            String title,
            Optional<String> step,
            boolean status,
            Optional<String> resultKind,
            Optional<Opening> opening,
            List<String> decisions,
            boolean beginners,
            boolean fourEyes,
            Optional<String> lateGroup,
            Optional<String> stage) {}

    /**
     * What opening a page sets going.
     *
     * @param message the message that the page's task then gets; it does not end the task
     * @param condition when it does
     */
    record Opening(String message, PageCondition condition) {

        static Optional<Opening> of(BaseElement task) {
            return property(task, "onOpen")
                    .map(message -> new Opening(
                            message,
                            property(task, "onOpenIf").map(PageCondition::parse).orElse(PageCondition.ALWAYS)));
        }
    }

    /** Whether customers can start it. */
    boolean isOffered() {
        return portalPage.isPresent() || portalPath.isPresent();
    }

    /** Whether the page that a customer meets first does something by being opened, for which it needs an instance. */
    boolean startsWhenOpened() {
        return firstPage.flatMap(Page::opening).isPresent();
    }

    static Procedure read(ProcessDefinition definition, BpmnModelInstance model) {
        Process process = model.getModelElementById(definition.getKey());
        Map<String, Page> pages = new HashMap<>();
        model.getModelElementsByType(UserTask.class)
                .forEach(task -> pages.put(task.getId(), page(task, task.getCamundaFormRef(), task.getName())));
        model.getModelElementsByType(Event.class)
                .forEach(event -> property(event, "resultForm")
                        .ifPresent(form -> pages.put(event.getId(), page(event, form, process.getName()))));
        return new Procedure(
                definition.getId(),
                definition.getKey(),
                process.getName(),
                definition.getDeploymentId(),
                property(process, "portalPage"),
                property(process, "portalPath"),
                property(process, "portalGroup"),
                property(process, "portalOrder").map(Integer::parseInt).orElse(0),
                property(process, "deskStart"),
                property(process, "portalAvailability"),
                property(process, "closedForm"),
                shownToStaff(process),
                first(process).map(task -> pages.get(task.getId())),
                Map.copyOf(pages));
    }

    private static Map<String, String> shownToStaff(Process process) {
        Map<String, String> shown = new LinkedHashMap<>();
        property(process, "shownToStaff").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(entry -> entry.strip().split("=", 2))
                .filter(entry -> entry.length == 2)
                .forEach(entry -> shown.put(entry[0], entry[1]));
        return Collections.unmodifiableMap(shown);
    }

    /** The user task that the plain start event leads to on the shortest way. */
    private static Optional<UserTask> first(Process process) {
        java.util.Set<FlowNode> seen = new java.util.LinkedHashSet<>();
        java.util.ArrayDeque<FlowNode> next = new java.util.ArrayDeque<>();
        process.getChildElementsByType(StartEvent.class).forEach(next::add);
        while (!next.isEmpty()) {
            FlowNode node = next.poll();
            if (node instanceof UserTask task) {
                return Optional.of(task);
            }
            if (seen.add(node)) {
                // By the flows' own ends, as the engine goes: what a node lists as outgoing is only a copy.
                process.getChildElementsByType(SequenceFlow.class).stream()
                        .filter(flow -> node.equals(flow.getSource()))
                        .map(SequenceFlow::getTarget)
                        .forEach(next::add);
            }
        }
        return Optional.empty();
    }

    private static Page page(BaseElement element, String form, String otherwise) {
        return new Page(
                element.getId(),
                form,
                property(element, "title").orElse(otherwise),
                property(element, "step"),
                property(element, "page").filter("status"::equals).isPresent(),
                property(element, "resultKind"),
                Opening.of(element),
                property(element, "decisions").stream()
                        .flatMap(ids -> Arrays.stream(ids.split("[,\\s]+")))
                        .filter(id -> !id.isEmpty())
                        .toList(),
                element instanceof UserTask task && BEGINNER.equals(task.getCamundaAssignee()),
                property(element, "fourEyes").filter("true"::equals).isPresent(),
                property(element, "lateGroup"),
                property(element, "stage"));
    }

    static Optional<String> property(BaseElement element, String name) {
        if (element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }
}
