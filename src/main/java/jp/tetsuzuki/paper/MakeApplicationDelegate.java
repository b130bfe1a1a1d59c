package jp.tetsuzuki.paper;

import jp.tetsuzuki.paper.PaperApplications.Making;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the application that the customer prints, in the words of the decision table asked before. */
@Component("makeApplicationDelegate")
class MakeApplicationDelegate implements JavaDelegate {

    private final PaperApplications applications;
    private final PaperCases cases;

    MakeApplicationDelegate(PaperApplications applications, PaperCases cases) {
        this.applications = applications;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = ProcedureVariables.CONTRACT_NUMBER.of(execution);
        PaperRequest request = PaperProcess.request(execution);
        if (cases.open(contractNumber, request.reason()).isPresent()) {
            throw new BpmnError(PaperApplicationProcess.ERROR_CASE_OPEN);
        }
        ApplicationWords words =
                new ApplicationWords(CaseVariables.CASE_SUBJECT.of(execution), PaperProcess.ENCLOSURES.of(execution));
        if (!(applications.make(contractNumber, request, words) instanceof Making.Made made)) {
            throw new BpmnError(PaperApplicationProcess.ERROR_TOO_MANY);
        }
        PaperApplication application = made.application();
        PaperProcess.APPLICATION_NUMBER.set(execution, application.number());
        PaperApplicationProcess.VALID_UNTIL.set(
                execution, applications.validUntil(application).toString());
    }
}
