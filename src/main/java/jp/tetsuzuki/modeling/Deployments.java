package jp.tetsuzuki.modeling;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.tetsuzuki.modeling.FilesInForce.Entry;
import jp.tetsuzuki.platform.ProceduresDeployed;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings an analyst's files into force: held against the rules together with all others that are in force, then deployed
 * with what they need and with the diagrams that need them. All or nothing, one deployment at a time.
 */
@Component
class Deployments {

    /** What came of a deployment. */
    sealed interface Outcome {

        /**
         * In force.
         *
         * @param deployment what the engine has made of it
         * @param changed names of the files that are new or have another content than before
         */
        record Deployed(DeploymentWithDefinitions deployment, Set<String> changed) implements Outcome {}

        /**
         * Every file was in force already; nothing was deployed.
         *
         * @param deploymentId the deployment that the first of the files is in force from
         */
        record Unchanged(String deploymentId) implements Outcome {}

        /** Something would break; nothing was changed. */
        record Refused(List<Fault> faults) implements Outcome {}
    }

    private final FilesInForce inForce;
    private final ActsOfApplication application;
    private final RepositoryService repository;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Deployments(
            FilesInForce inForce,
            ActsOfApplication application,
            RepositoryService repository,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.inForce = inForce;
        this.application = application;
        this.repository = repository;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param name what the analyst calls the deployment
     * @param staffId who deploys
     * @param sent the files, each name once; at least one
     * @param onlyIfChanged whether files that are in force already need no new version
     */
    Outcome deploy(String name, String staffId, Collection<ProcedureFile> sent, boolean onlyIfChanged) {
        try {
            return transaction.execute(status -> locked(name, staffId, sent, onlyIfChanged));
        } catch (ParseException refusal) {
            // The engine looks closer than the rules; the transaction has taken everything back.
            return new Outcome.Refused(EngineFault.of(refusal));
        }
    }

    private Outcome locked(String name, String staffId, Collection<ProcedureFile> sent, boolean onlyIfChanged) {
        inForce.lock();
        Map<String, Entry> entries = inForce.entries();
        Set<String> changed = sent.stream()
                .filter(file -> !onlyIfChanged || isNew(file, entries.get(file.name())))
                .map(ProcedureFile::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (changed.isEmpty()) {
            String first = sent.iterator().next().name();
            return new Outcome.Unchanged(entries.get(first).deploymentId());
        }
        Map<String, ProcedureFile> files = new TreeMap<>();
        entries.forEach((file, entry) -> files.put(file, inForce.read(entry)));
        sent.forEach(file -> files.put(file.name(), file));
        Acts acts = application.acts();
        Procedures procedures = used(files.values(), sent, acts);
        List<Fault> faults = ProcedureRules.check(procedures, acts);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        List<ProcedureFile> together = new NeededFiles(procedures)
                .deployedFor(changed).stream().map(files::get).toList();
        DeploymentWithDefinitions deployment = deploy(name, "Camunda Modeler", together);
        inForce.deployed(deployment.getId(), name, staffId);
        for (String file : changed) {
            String shipped = entries.containsKey(file) ? entries.get(file).shippedHash() : null;
            inForce.put(new Entry(file, deployment.getId(), files.get(file).hash(), shipped));
        }
        return new Outcome.Deployed(deployment, changed);
    }

    private static boolean isNew(ProcedureFile file, Entry entry) {
        return entry == null || !entry.contentHash().equals(file.hash());
    }

    /**
     * Without forms and tables that no diagram and no page needs any more: an analyst who takes a page out of a diagram
     * can't take its form away, and need not.
     */
    static Procedures used(Collection<ProcedureFile> files, Collection<ProcedureFile> sent, Acts acts) {
        Procedures procedures = Procedures.read(files);
        Set<String> used = new HashSet<>(new NeededFiles(procedures).all());
        files.stream()
                .map(ProcedureFile::name)
                .filter(name -> name.endsWith(".bpmn"))
                .forEach(used::add);
        acts.pages().values().forEach(form -> used.add(form + ".form"));
        sent.forEach(file -> used.add(file.name()));
        return procedures.only(used);
    }

    /** Gives files to the engine as one deployment, in the caller's transaction. */
    DeploymentWithDefinitions deploy(String name, String source, List<ProcedureFile> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(name).source(source);
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        events.publishEvent(new ProceduresDeployed());
        return deployment.deployWithResult();
    }
}
