package jp.tetsuzuki.mail;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the mail that the diagram names, see {@link MailStep}; a step of its own, {@code asyncBefore}. */
@Component("sendMailDelegate")
class SendMailDelegate implements JavaDelegate {

    private final Mails mails;

    SendMailDelegate(Mails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution step) {
        mails.send(new MailOrder(
                step.getProcessInstanceId(),
                step.getCurrentActivityId(),
                MailStep.TEMPLATE.of(step),
                new MailAddress(MailStep.RECIPIENT.of(step)),
                MailStep.CONTRACT_NUMBER.of(step),
                step.getVariables()));
    }
}
