package jp.tetsuzuki.taskui;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What a customer has answered in procedures that run, as far as their diagrams show it to staff. */
@Component
class ProcedureAnswers {

    private final RuntimeService runtime;
    private final ProcedureCatalog catalog;

    ProcedureAnswers(RuntimeService runtime, ProcedureCatalog catalog) {
        this.runtime = runtime;
        this.catalog = catalog;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @return such as 「トークン発行（端末の種類：iPhone）」; empty where there is nothing to show
     */
    Optional<String> of(String contractNumber) {
        return Optional.of(
                        runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(contractNumber)
                                .active()
                                .list()
                                .stream()
                                .flatMap(instance ->
                                        answers(instance.getId(), catalog.version(instance.getProcessDefinitionId())))
                                .sorted()
                                .collect(Collectors.joining("、")))
                .filter(text -> !text.isEmpty());
    }

    private Stream<String> answers(String instanceId, Procedure procedure) {
        Map<String, String> shown = procedure.shownToStaff();
        if (shown.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Object> values = runtime.getVariables(instanceId, shown.keySet());
        return shown.entrySet().stream()
                .filter(entry -> values.get(entry.getKey()) != null)
                .map(entry -> "%s（%s：%s）".formatted(procedure.name(), entry.getValue(), values.get(entry.getKey())));
    }
}
