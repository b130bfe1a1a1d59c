package jp.tetsuzuki.taskui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.platform.ProceduresDeployed;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The procedures, decisions and forms that are deployed. What has been deployed never changes, so what was read is kept;
 * which version is the latest is asked anew after a moment.
 */
@Component
class ProcedureCatalog {

    private record FormKey(String deploymentId, String form) {}

    private record DecisionKey(String deploymentId, String key) {}

    /**
     * For so long a page may still offer what the moment before was the latest version, which stays valid. Asking for
     * it with every page took a third of the page's time.
     */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /**
     * @param procedures the latest version of every procedure that is not suspended
     * @param decisions id of the latest version of every decision, by its key
     * @param newest id of the latest deployment
     */
    private record Latest(List<Procedure> procedures, Map<String, String> decisions, String newest) {}

    private final RepositoryService repository;
    private final LoadingCache<String, Latest> latest =
            Caffeine.newBuilder().expireAfterWrite(MOMENT).build(one -> readLatest());
    private final Cache<String, Procedure> procedures =
            Caffeine.newBuilder().maximumSize(500).build();
    private final Cache<DecisionKey, Optional<String>> decisions =
            Caffeine.newBuilder().maximumSize(500).build();
    private final Cache<FormKey, FormDefinition> latestForms =
            Caffeine.newBuilder().maximumSize(200).build();
    private final Cache<FormKey, FormDefinition> forms =
            Caffeine.newBuilder().maximumSize(2_000).build();

    ProcedureCatalog(RepositoryService repository) {
        this.repository = repository;
    }

    /** Whoever has just deployed something meets it with the next page. */
    @TransactionalEventListener
    void forgetLatest(ProceduresDeployed event) {
        latest.invalidateAll();
    }

    /** The version that new instances get. */
    Optional<Procedure> latest(String key) {
        return latest().procedures().stream()
                .filter(procedure -> procedure.key().equals(key))
                .findFirst();
    }

    /** The procedures that an overview offers, in their order. */
    List<Procedure> offeredOn(String portalPage) {
        return latest().procedures().stream()
                .filter(procedure ->
                        procedure.portalPage().filter(portalPage::equals).isPresent())
                .sorted(Comparator.comparingInt(Procedure::order))
                .toList();
    }

    /** The procedures that the navigation offers by themselves, in their order. */
    List<Procedure> offeredAlone() {
        return latest().procedures().stream()
                .filter(procedure -> procedure.portalPath().isPresent())
                .sorted(Comparator.comparingInt(Procedure::order))
                .toList();
    }

    /** The procedures that staff begin at the desk, in their order. */
    List<Procedure> begunAtDesk() {
        return latest().procedures().stream()
                .filter(procedure -> procedure.deskStart().isPresent())
                .sorted(Comparator.comparingInt(Procedure::order))
                .toList();
    }

    /**
     * The engine's id of a decision in the version that was deployed together with the procedure; of the latest version
     * where it was not deployed with it.
     */
    String decision(Procedure procedure, String key) {
        return decisions
                .get(new DecisionKey(procedure.deploymentId(), key), this::deployedWith)
                .orElseGet(() -> latestDecision(key));
    }

    private Optional<String> deployedWith(DecisionKey wanted) {
        return repository
                .createDecisionDefinitionQuery()
                .deploymentId(wanted.deploymentId())
                .decisionDefinitionKey(wanted.key())
                .list()
                .stream()
                .map(DecisionDefinition::getId)
                .findFirst();
    }

    private String latestDecision(String key) {
        return Optional.ofNullable(latest().decisions().get(key))
                .orElseThrow(() -> new IllegalStateException("No decision '" + key + "' is deployed."));
    }

    Procedure version(String definitionId) {
        return procedures.get(
                definitionId,
                id -> Procedure.read(repository.getProcessDefinition(id), repository.getBpmnModelInstance(id)));
    }

    /** The diagram of a version, as it was deployed; to be closed by the caller. */
    InputStream diagram(String definitionId) {
        return repository.getProcessModel(definitionId);
    }

    /** The form that was deployed together with the procedure. */
    FormDefinition form(Procedure procedure, String form) {
        return forms.get(new FormKey(procedure.deploymentId(), form), this::readForm);
    }

    /** The form that was deployed last under the given id. */
    FormDefinition latestForm(String form) {
        // Nothing deployed since: what was found last time is still the latest.
        return latestForms.get(new FormKey(latest().newest(), form), key -> readForm(lastDeploymentOf(form)));
    }

    private Latest latest() {
        return latest.get("");
    }

    private Latest readLatest() {
        return new Latest(
                repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                        .map(this::read)
                        .toList(),
                repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                        .collect(Collectors.toMap(DecisionDefinition::getKey, DecisionDefinition::getId)),
                repository
                        .createDeploymentQuery()
                        .orderByDeploymentTime()
                        .desc()
                        .listPage(0, 1)
                        .get(0)
                        .getId());
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
