package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** The steps that a case has taken, as its diagrams name them. */
@Component
class DeskStory {

    /** What tells something to a reader; gateways and the frames around other steps do not. */
    private static final Set<String> TOLD = Set.of(
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "boundaryTimer",
            "boundaryError",
            "boundaryMessage",
            "intermediateTimer",
            "intermediateMessageCatch",
            "intermediateNoneThrowEvent",
            "startEvent",
            "messageStartEvent",
            "noneEndEvent",
            "errorEndEvent",
            "terminateEndEvent");

    private final HistoryService history;
    private final ProcedureCatalog catalog;
    private final Clock clock;

    DeskStory(HistoryService history, ProcedureCatalog catalog, Clock clock) {
        this.history = history;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * A step.
     *
     * @param at since when it stands
     * @param procedure the procedure's name
     * @param name the step's name in the diagram
     * @param state 処理待ち, 済 or 打ち切り
     */
    public record Step(ZonedDateTime at, String procedure, String name, String state) {}

    /** The steps of all instances of the case, oldest first. */
    List<Step> of(DeskCase about) {
        return Stream.concat(
                        history
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(about.number())
                                .list()
                                .stream(),
                        history
                                .createHistoricProcessInstanceQuery()
                                .rootProcessInstanceId(about.rootInstanceId())
                                .list()
                                .stream())
                .map(HistoricProcessInstance::getId)
                .distinct()
                .flatMap(this::stepsIn)
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .map(this::step)
                .toList();
    }

    private Stream<HistoricActivityInstance> stepsIn(String instanceId) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(step -> TOLD.contains(step.getActivityType()) && step.getActivityName() != null);
    }

    private Step step(HistoricActivityInstance step) {
        return new Step(
                moment(step.getStartTime()),
                catalog.version(step.getProcessDefinitionId()).name(),
                step.getActivityName(),
                step.isCanceled() ? "打ち切り" : step.getEndTime() == null ? "処理待ち" : "済");
    }

    private ZonedDateTime moment(Date date) {
        return date.toInstant().atZone(clock.getZone());
    }
}
