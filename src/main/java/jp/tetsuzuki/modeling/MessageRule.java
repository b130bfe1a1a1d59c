package jp.tetsuzuki.modeling;

import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;

/** A diagram waits only for messages that somebody sends. */
final class MessageRule implements Rule {

    @Override
    public String id() {
        return "messages";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (Message message : diagram.elements(Message.class)) {
                if (message.getName() == null || !acts.messages().contains(message.getName())) {
                    report.fault(
                            diagram.subject(message),
                            "nobody sends the message '" + message.getName() + "'",
                            "Use one of "
                                    + String.join(
                                            ", ",
                                            acts.messages().stream().sorted().toList()));
                }
            }
            for (MessageEventDefinition event : diagram.elements(MessageEventDefinition.class)) {
                if (event.getParentElement() instanceof ThrowEvent) {
                    report.fault(
                            diagram.subject(event.getParentElement()),
                            "an event cannot send a message here",
                            "Use a send task with a delegate");
                } else if (event.getMessage() == null) {
                    report.fault(diagram.subject(event.getParentElement()), "no message is chosen", "Choose one");
                }
            }
            for (ReceiveTask task : diagram.elements(ReceiveTask.class)) {
                if (task.getMessage() == null) {
                    report.fault(diagram.subject(task), "no message is chosen", "Choose one");
                }
            }
        }
    }
}
