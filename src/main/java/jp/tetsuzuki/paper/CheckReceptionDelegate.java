package jp.tetsuzuki.paper;

import jp.tetsuzuki.paper.ReceptionCheck.Acceptable;
import jp.tetsuzuki.paper.ReceptionCheck.Refused;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks what a clerk has entered about a paper; only then does the instance know whose paper it is. */
@Component("checkReceptionDelegate")
class CheckReceptionDelegate implements JavaDelegate {

    private final PaperReception reception;

    CheckReceptionDelegate(PaperReception reception) {
        this.reception = reception;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReceptionCheck check = reception.check(PaperProcess.entry(execution));
        if (check instanceof Acceptable acceptable) {
            PaperProcess.RECEPTION_OUTCOME.set(execution, "OK");
            PaperProcess.accept(execution, acceptable);
        } else if (check instanceof Refused refused) {
            PaperProcess.RECEPTION_OUTCOME.set(execution, refused.reason().name());
            PaperProcess.OPEN_CASE_NUMBER.set(execution, refused.openCaseNumber());
            ProcedureVariables.CONTRACT_NUMBER.set(execution, null);
        }
    }
}
