package jp.tetsuzuki.taskui;

import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the desk's table of tasks in step with the engine's user tasks of groups, in the engine's own transaction. */
@Component
class DeskTaskEvents extends AbstractProcessEnginePlugin {

    private final ObjectProvider<DeskTasks> tasks;
    private final ObjectProvider<DeskCases> cases;
    private final ObjectProvider<ProcedureCatalog> catalog;

    /** The engine is built with this plugin, so what needs the engine is asked for later. */
    DeskTaskEvents(
            ObjectProvider<DeskTasks> tasks,
            ObjectProvider<DeskCases> cases,
            ObjectProvider<ProcedureCatalog> catalog) {
        this.tasks = tasks;
        this.cases = cases;
        this.catalog = catalog;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                if (!task.getCandidateGroupIdExpressions().isEmpty()) {
                    listen(task);
                }
            }
        });
    }

    private void listen(TaskDefinition task) {
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::created);
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT,
                now -> tasks.getObject().assigned(now.getId(), Optional.ofNullable(now.getAssignee())));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_UPDATE,
                now -> tasks.getObject()
                        .due(now.getId(), Optional.ofNullable(now.getDueDate()).map(Date::toInstant)));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE, now -> tasks.getObject().done(now.getId()));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_DELETE, now -> tasks.getObject().gone(now.getId()));
    }

    private void created(DelegateTask task) {
        String root = ((ExecutionEntity) task.getExecution()).getRootProcessInstanceId();
        DeskCase about = cases.getObject()
                .open(root, task.getVariables())
                .orElseThrow(() -> new IllegalStateException(
                        "The task belongs to no case: the diagram has set no number and branch."));
        tasks.getObject()
                .created(new DeskTask(
                        task.getId(),
                        0,
                        task.getProcessInstanceId(),
                        task.getProcessDefinitionId(),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        groupOf(task),
                        pageOf(task).lateGroup(),
                        Optional.empty(),
                        about,
                        task.getCreateTime().toInstant(),
                        Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                        Optional.empty(),
                        DeskTask.State.OPEN,
                        Optional.empty(),
                        Optional.empty()));
    }

    private Procedure.Page pageOf(DelegateTask task) {
        return catalog.getObject()
                .version(task.getProcessDefinitionId())
                .pages()
                .get(task.getTaskDefinitionKey());
    }

    private static String groupOf(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The task has lost its candidate group."));
    }
}
