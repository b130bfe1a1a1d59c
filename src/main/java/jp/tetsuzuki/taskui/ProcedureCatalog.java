package jp.tetsuzuki.taskui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.form.FormDefinition;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The procedures and forms that are deployed. What has been deployed never changes, so what was read is kept. */
@Component
class ProcedureCatalog {

    private record FormKey(String deploymentId, String form) {}

    private final RepositoryService repository;
    private final Cache<String, Procedure> procedures =
            Caffeine.newBuilder().maximumSize(500).build();
    private final Cache<FormKey, FormDefinition> latestForms =
            Caffeine.newBuilder().maximumSize(200).build();
    private final Cache<FormKey, FormDefinition> forms =
            Caffeine.newBuilder().maximumSize(2_000).build();

    ProcedureCatalog(RepositoryService repository) {
        this.repository = repository;
    }

    /** The version that new instances get. */
    Optional<Procedure> latest(String key) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .active()
                        .singleResult())
                .map(this::read);
    }

    /** The procedures that an overview offers, in their order. */
    List<Procedure> offeredOn(String portalPage) {
        return repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .map(this::read)
                .filter(procedure ->
                        procedure.portalPage().filter(portalPage::equals).isPresent())
                .sorted(Comparator.comparingInt(Procedure::order))
                .toList();
    }

    Procedure version(String definitionId) {
        return procedures.get(
                definitionId,
                id -> Procedure.read(repository.getProcessDefinition(id), repository.getBpmnModelInstance(id)));
    }

    /** The form that was deployed together with the procedure. */
    FormDefinition form(Procedure procedure, String form) {
        return forms.get(new FormKey(procedure.deploymentId(), form), this::readForm);
    }

    /** The form that was deployed last under the given id. */
    FormDefinition latestForm(String form) {
        Deployment newest = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .get(0);
        // Nothing deployed since: what was found last time is still the latest.
        return latestForms.get(new FormKey(newest.getId(), form), key -> readForm(lastDeploymentOf(form)));
    }

    private FormKey lastDeploymentOf(String form) {
        return repository.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
                .map(Deployment::getId)
                .filter(id -> repository.getDeploymentResourceNames(id).contains(form + ".form"))
                .findFirst()
                .map(id -> new FormKey(id, form))
                .orElseThrow(() -> new IllegalStateException("No form '" + form + "' is deployed."));
    }

    private Procedure read(ProcessDefinition definition) {
        return procedures.get(
                definition.getId(), id -> Procedure.read(definition, repository.getBpmnModelInstance(id)));
    }

    private FormDefinition readForm(FormKey key) {
        try (InputStream json = repository.getResourceAsStream(key.deploymentId(), key.form() + ".form")) {
            return FormDefinition.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
