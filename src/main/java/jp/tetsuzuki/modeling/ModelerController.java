package jp.tetsuzuki.modeling;

import java.security.Principal;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.modeling.Deployments.Outcome;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What Camunda Modeler's deploy tool talks to (section 8 of the specification): three requests of the engine's REST API,
 * and no other one.
 */
@RestController
@RequestMapping(path = "/modeler", produces = MediaType.APPLICATION_JSON_VALUE)
class ModelerController {

    private static final String ACTION = "procedure.deploy";
    private static final String REFUSED = "DeploymentRefused";
    private static final int LONGEST_NAME = 200;

    private final Deployments deployments;
    private final RepositoryService repository;
    private final Audit audit;
    private final Clock clock;

    ModelerController(Deployments deployments, RepositoryService repository, Audit audit, Clock clock) {
        this.deployments = deployments;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/version")
    ModelerAnswer.Version version() {
        return new ModelerAnswer.Version(ProductPropertiesUtil.getProductVersion());
    }

    /** The Modeler asks it to see whether address and password are right. */
    @GetMapping(path = "/deployment", params = "maxResults=0")
    List<Object> noDeployments() {
        return List.of();
    }

    @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelerAnswer.Created create(MultipartHttpServletRequest request, Principal analyst) {
        List<ProcedureFile> sent = SentFiles.in(request);
        Outcome outcome = deployments.deploy(
                name(request),
                analyst.getName(),
                sent,
                Boolean.parseBoolean(request.getParameter("enable-duplicate-filtering"))
                        || Boolean.parseBoolean(request.getParameter("deploy-changed-only")));
        record(sent, outcome, analyst.getName());
        if (outcome instanceof Outcome.Deployed deployed) {
            return answer(sent, deployed.deployment());
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            return answer(sent, unchanged.deploymentId());
        }
        throw new Refused(((Outcome.Refused) outcome).faults());
    }

    private static String name(MultipartHttpServletRequest request) {
        String name = Objects.requireNonNullElse(request.getParameter("deployment-name"), "")
                .strip();
        return name.isEmpty() ? "Camunda Modeler" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private void record(List<ProcedureFile> sent, Outcome outcome, String staffId) {
        for (ProcedureFile file : sent) {
            boolean changed = outcome instanceof Outcome.Deployed deployed
                    && deployed.changed().contains(file.name());
            String result = outcome instanceof Outcome.Refused ? "REFUSED" : changed ? "DONE" : "UNCHANGED";
            audit.record(AuditEvent.of(ACTION, result, staffId).about(file.name()));
        }
    }

    private ModelerAnswer.Created answer(List<ProcedureFile> sent, DeploymentWithDefinitions deployment) {
        return answer(
                sent,
                deployment,
                listed(deployment.getDeployedProcessDefinitions()),
                listed(deployment.getDeployedDecisionDefinitions()),
                listed(deployment.getDeployedDecisionRequirementsDefinitions()));
    }

    /** Nothing was deployed: the answer names what is in force, so that the Modeler knows the diagram's version. */
    private ModelerAnswer.Created answer(List<ProcedureFile> sent, String deploymentId) {
        return answer(
                sent,
                repository.createDeploymentQuery().deploymentId(deploymentId).singleResult(),
                repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deploymentId)
                        .list(),
                List.of(),
                List.of());
    }

    private ModelerAnswer.Created answer(
            List<ProcedureFile> sent,
            Deployment deployment,
            List<ProcessDefinition> processes,
            List<DecisionDefinition> decisions,
            List<DecisionRequirementsDefinition> requirements) {
        Set<String> names = sent.stream().map(ProcedureFile::name).collect(Collectors.toSet());
        Stream<ProcessDefinition> theirsFirst = processes.stream()
                .sorted(Comparator.comparing((ProcessDefinition process) -> !names.contains(process.getResourceName()))
                        .thenComparing(ProcessDefinition::getKey));
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/modeler/deployment/{id}")
                .buildAndExpand(deployment.getId())
                .toUriString();
        return ModelerAnswer.created(
                deployment, address, clock.getZone(), theirsFirst.toList(), decisions, requirements);
    }

    private static <T> List<T> listed(Collection<T> definitions) {
        return definitions == null ? List.of() : List.copyOf(definitions);
    }

    /** Every other request of the engine's REST API; those of one word would else be taken for an overview's path. */
    @RequestMapping({"", "/{request}", "/**"})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelerAnswer.Refusal nothingElse() {
        return new ModelerAnswer.Refusal("NotFound", "このアドレスは使えません。Camunda Modelerからのデプロイだけを受け付けます。");
    }

    /** A deployment that the rules refuse. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Refused(List<Fault> faults) {
            super(RefusalText.of(faults));
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelerAnswer.Refusal refused(Refused refusal) {
        return new ModelerAnswer.Refusal(REFUSED, refusal.getMessage());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelerAnswer.Refusal notAccepted(SentFiles.NotAccepted refusal, Principal analyst) {
        audit.record(AuditEvent.of(ACTION, "NOT_ACCEPTED", analyst.getName()));
        return new ModelerAnswer.Refusal(REFUSED, "デプロイできませんでした。何も変更されていません。" + refusal.getMessage());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelerAnswer.Refusal tooLarge(MultipartException refusal, Principal analyst) {
        audit.record(AuditEvent.of(ACTION, "NOT_ACCEPTED", analyst.getName()));
        return new ModelerAnswer.Refusal(
                REFUSED, "デプロイできませんでした。何も変更されていません。送られたものが大きすぎるか、途中で切れています（ファイルは1つ1MB、全部で5MBまでです）。");
    }
}
