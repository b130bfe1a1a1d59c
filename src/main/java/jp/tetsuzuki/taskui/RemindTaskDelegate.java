package jp.tetsuzuki.taskui;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the desk of the tasks that wait in the instance: its lists show them as such. */
@Component("remindTaskDelegate")
class RemindTaskDelegate implements JavaDelegate {

    private final DeskTasks tasks;

    RemindTaskDelegate(DeskTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.remind(execution.getProcessInstanceId());
    }
}
