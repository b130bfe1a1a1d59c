package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Makes a case of the desk of a customer's procedure, at the customer's branch: tasks of its staff may follow. */
@Component("takeUpCaseDelegate")
class TakeUpCaseDelegate implements JavaDelegate {

    private final DeskCases cases;
    private final AllCustomerFacts facts;

    TakeUpCaseDelegate(DeskCases cases, AllCustomerFacts facts) {
        this.cases = cases;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // The subject is an input of this step alone; the case's tasks need it on the instance.
        VariableScope instance = execution.getProcessInstance();
        CaseVariables.CASE_SUBJECT.set(instance, CaseVariables.CASE_SUBJECT.of(execution));
        // A case stays the one that it is: under another number nobody would know who has worked on it.
        if (CaseVariables.CASE_NUMBER.maybe(execution).isEmpty()) {
            CaseVariables.CASE_NUMBER.set(instance, cases.newNumber());
        }
        CaseVariables.BRANCH_CODE.set(instance, (String)
                facts.of(ProcedureVariables.CONTRACT_NUMBER.of(execution)).get("branchCode"));
    }
}
