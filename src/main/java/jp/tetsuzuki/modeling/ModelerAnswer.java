package jp.tetsuzuki.modeling;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * The answers of {@code /modeler}, in the words of the engine's REST API 7.24, which Camunda Modeler expects. Maps of
 * definitions are by id and null where there is none, as there.
 */
final class ModelerAnswer {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    private ModelerAnswer() {}

    record Version(String version) {}

    /** A refusal; the Modeler writes the message into its log. */
    record Refusal(String type, String message) {}

    record Link(String method, String href, String rel) {}

    /** Also the beginning of what a deployment is answered with. */
    record Created(
            List<Link> links,
            String id,
            String name,
            String source,
            String deploymentTime,
            String tenantId,
            Map<String, Process> deployedProcessDefinitions,
            Map<String, Decision> deployedDecisionDefinitions,
            Map<String, Requirements> deployedDecisionRequirementsDefinitions,
            Map<String, Object> deployedCaseDefinitions) {}

    record Process(
            String id,
            String key,
            String category,
            String description,
            String name,
            int version,
            String resource,
            String deploymentId,
            String diagram,
            boolean suspended,
            String tenantId,
            String versionTag,
            Integer historyTimeToLive,
            boolean startableInTasklist) {

        static Process of(ProcessDefinition definition) {
            return new Process(
                    definition.getId(),
                    definition.getKey(),
                    definition.getCategory(),
                    definition.getDescription(),
                    definition.getName(),
                    definition.getVersion(),
                    definition.getResourceName(),
                    definition.getDeploymentId(),
                    definition.getDiagramResourceName(),
                    definition.isSuspended(),
                    definition.getTenantId(),
                    definition.getVersionTag(),
                    definition.getHistoryTimeToLive(),
                    definition.isStartableInTasklist());
        }
    }

    record Decision(
            String id,
            String key,
            String category,
            String name,
            int version,
            String resource,
            String deploymentId,
            String tenantId,
            String decisionRequirementsDefinitionId,
            String decisionRequirementsDefinitionKey,
            Integer historyTimeToLive,
            String versionTag) {

        static Decision of(DecisionDefinition definition) {
            return new Decision(
                    definition.getId(),
                    definition.getKey(),
                    definition.getCategory(),
                    definition.getName(),
                    definition.getVersion(),
                    definition.getResourceName(),
                    definition.getDeploymentId(),
                    definition.getTenantId(),
                    definition.getDecisionRequirementsDefinitionId(),
                    definition.getDecisionRequirementsDefinitionKey(),
                    definition.getHistoryTimeToLive(),
                    definition.getVersionTag());
        }
    }

    record Requirements(
            String id,
            String key,
            String category,
            String name,
            int version,
            String resource,
            String deploymentId,
            String tenantId) {

        static Requirements of(DecisionRequirementsDefinition definition) {
            return new Requirements(
                    definition.getId(),
                    definition.getKey(),
                    definition.getCategory(),
                    definition.getName(),
                    definition.getVersion(),
                    definition.getResourceName(),
                    definition.getDeploymentId(),
                    definition.getTenantId());
        }
    }

    /**
     * @param address the address of the deployment, for the link
     * @param processes in the order in which the Modeler is to see them: it remembers the first
     */
    static Created created(
            Deployment deployment,
            String address,
            ZoneId zone,
            List<ProcessDefinition> processes,
            Collection<DecisionDefinition> decisions,
            Collection<DecisionRequirementsDefinition> requirements) {
        Map<String, Process> answered = new LinkedHashMap<>();
        processes.forEach(definition -> answered.put(definition.getId(), Process.of(definition)));
        Map<String, Decision> tables = new LinkedHashMap<>();
        decisions.forEach(definition -> tables.put(definition.getId(), Decision.of(definition)));
        Map<String, Requirements> graphs = new LinkedHashMap<>();
        requirements.forEach(definition -> graphs.put(definition.getId(), Requirements.of(definition)));
        Instant moment = deployment.getDeploymentTime().toInstant();
        return new Created(
                List.of(new Link("GET", address, "self")),
                deployment.getId(),
                deployment.getName(),
                deployment.getSource(),
                TIME.format(moment.atZone(zone)),
                deployment.getTenantId(),
                answered.isEmpty() ? null : answered,
                tables.isEmpty() ? null : tables,
                graphs.isEmpty() ? null : graphs,
                null);
    }
}
