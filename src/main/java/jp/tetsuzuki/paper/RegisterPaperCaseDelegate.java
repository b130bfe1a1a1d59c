package jp.tetsuzuki.paper;

import java.time.LocalDate;
import jp.tetsuzuki.paper.Registration.AlreadyOpen;
import jp.tetsuzuki.paper.Registration.Registered;
import jp.tetsuzuki.platform.CaseVariables;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Registers the case; from then on its number stands for the instance. */
@Component("registerPaperCaseDelegate")
class RegisterPaperCaseDelegate implements JavaDelegate {

    private final PaperReception reception;
    private final CaseDeadlines deadlines;

    RegisterPaperCaseDelegate(PaperReception reception, CaseDeadlines deadlines) {
        this.reception = reception;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate expectedOn = deadlines.expectedOn();
        Registration registration = reception.register(
                PaperProcess.APPLICATION_NUMBER.maybe(execution), PaperProcess.reception(execution, expectedOn));
        if (!(registration instanceof Registered done)) {
            refuse(execution, registration);
            throw new BpmnError(PaperProcess.ERROR_NOT_REGISTERED);
        }
        String number = done.registered().number();
        CaseVariables.CASE_NUMBER.set(execution, number);
        PaperProcess.EXPECTED_ON.set(execution, PaperProcess.inWords(expectedOn));
        execution.setProcessBusinessKey(number);
    }

    private static void refuse(DelegateExecution execution, Registration registration) {
        if (registration instanceof AlreadyOpen open) {
            PaperProcess.RECEPTION_OUTCOME.set(execution, ReceptionCheck.Reason.ALREADY_OPEN.name());
            PaperProcess.OPEN_CASE_NUMBER.set(execution, open.number());
        } else {
            PaperProcess.RECEPTION_OUTCOME.set(execution, ReceptionCheck.Reason.APPLICATION_USED.name());
        }
    }
}
