package jp.tetsuzuki.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcedureVariables;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Writes a line of the diagram's own, in the transaction of the step: about the contract that the procedure is of, and
 * the case or, where there is none, the token that it is about.
 */
@Component("recordAuditDelegate")
class RecordAuditDelegate implements JavaDelegate {

    private final Audit audit;
    private final List<ProcessVariable<String>> objects;

    RecordAuditDelegate(Audit audit, List<ProcedureVocabulary> vocabularies) {
        this.audit = audit;
        Stream<ProcessVariable<String>> others = vocabularies.stream()
                .flatMap(words -> words.objects().stream())
                .sorted(Comparator.comparing(ProcessVariable::name));
        this.objects = Stream.concat(Stream.of(CaseVariables.CASE_NUMBER), others)
                .distinct()
                .toList();
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<String> object = objects.stream()
                .flatMap(variable -> variable.maybe(execution).stream())
                .findFirst();
        audit.record(new AuditEvent(
                AuditStepVariables.ACTION.of(execution),
                AuditStepVariables.OUTCOME.of(execution),
                ProcedureVariables.CONTRACT_NUMBER.maybe(execution).orElse(null),
                object.orElse(null)));
    }
}
