package jp.tetsuzuki.mailpassword;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes a mail password and mails it, in one step of its own ({@code asyncBefore}). */
@Component("sendMailPasswordDelegate")
class SendMailPasswordDelegate implements JavaDelegate {

    private final MailPasswordPost post;

    SendMailPasswordDelegate(MailPasswordPost post) {
        this.post = post;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MailPasswordPost.Outcome outcome =
                post.send(execution.getProcessInstanceId(), MailPasswordDispatchProcess.REQUEST_ID.of(execution));
        switch (outcome) {
            case SENT -> {}
            case UNDELIVERABLE -> throw new BpmnError(MailPasswordDispatchProcess.ERROR_UNDELIVERABLE);
            case OVERTAKEN -> throw new BpmnError(MailPasswordDispatchProcess.ERROR_OVERTAKEN);
        }
    }
}
