package jp.tetsuzuki.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.modeling.FilesInForce.Entry;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the start, brings those files into force that ship with the application and are new or have changed since the
 * application was started last. A start with the same files does nothing, so that it neither undoes nor repeats what an
 * analyst has deployed.
 *
 * <p>Where an analyst has changed the same file, the analyst's stays in force: it is logged and audited, once a release,
 * and the analyst decides. A file that does not ship any more goes out of force unless it is an analyst's.
 */
@Component
class ShippedProcedures implements InitializingBean {

    static final String DEPLOYMENT = "tetsuzuki";

    private static final Logger LOG = LoggerFactory.getLogger(ShippedProcedures.class);
    private static final String SOURCE = "shipped";
    private static final String ACTION = "procedure.release";
    private static final List<String> PATTERNS =
            List.of("classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form");

    private final FilesInForce inForce;
    private final Deployments deployments;
    private final ActsOfApplication application;
    private final RepositoryService repository;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ShippedProcedures(
            FilesInForce inForce,
            Deployments deployments,
            ActsOfApplication application,
            RepositoryService repository,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.inForce = inForce;
        this.deployments = deployments;
        this.application = application;
        this.repository = repository;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        List<ProcedureFile> shipped = new ArrayList<>();
        for (String pattern : PATTERNS) {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                try (InputStream content = file.getInputStream()) {
                    shipped.add(new ProcedureFile(file.getFilename(), content.readAllBytes()));
                }
            }
        }
        release(shipped);
    }

    /**
     * @param shipped all files of the release, under their bare names, so that starts from a jar and from the build
     *     directory are the same
     */
    void release(Collection<ProcedureFile> shipped) {
        transaction.executeWithoutResult(status -> locked(shipped));
    }

    private void locked(Collection<ProcedureFile> shipped) {
        inForce.lock();
        Map<String, Entry> entries = inForce.entries();
        Map<String, ProcedureFile> files = new TreeMap<>();
        entries.forEach((name, entry) -> files.put(name, inForce.read(entry)));
        Set<String> changed = new TreeSet<>();
        Set<String> names = new HashSet<>();
        for (ProcedureFile file : shipped) {
            names.add(file.name());
            if (take(file, entries.get(file.name()))) {
                files.put(file.name(), file);
                changed.add(file.name());
            }
        }
        entries.values().stream()
                .filter(entry -> !names.contains(entry.name()) && entry.shippedHash() != null)
                .forEach(entry -> shippedNoMore(entry, files));
        if (!changed.isEmpty()) {
            deploy(changed, files);
        }
    }

    /** Whether the shipped file comes into force. */
    private boolean take(ProcedureFile file, Entry entry) {
        String hash = file.hash();
        if (entry == null) {
            return true;
        }
        if (hash.equals(entry.shippedHash())) {
            return false;
        }
        if (entry.isAnalysts() && !hash.equals(entry.contentHash())) {
            inForce.put(new Entry(entry.name(), entry.deploymentId(), entry.contentHash(), hash));
            LOG.warn(
                    "{} has changed in this release and was changed by an analyst: the analyst's stays in force.",
                    entry.name());
            audit.record(AuditEvent.of(ACTION, "KEPT_ANALYSTS", null).about(entry.name()));
            return false;
        }
        if (hash.equals(entry.contentHash())) {
            inForce.put(new Entry(entry.name(), entry.deploymentId(), entry.contentHash(), hash));
            return false;
        }
        return true;
    }

    private void shippedNoMore(Entry entry, Map<String, ProcedureFile> files) {
        if (entry.isAnalysts()) {
            inForce.put(new Entry(entry.name(), entry.deploymentId(), entry.contentHash(), null));
            return;
        }
        ProcedureFile file = files.remove(entry.name());
        inForce.remove(entry.name());
        audit.record(AuditEvent.of(ACTION, "REMOVED", null).about(entry.name()));
        if (file.endsWith(".bpmn")) {
            // Nobody starts it any more; instances that run go on.
            repository
                    .updateProcessDefinitionSuspensionState()
                    .byProcessDefinitionKey(file.stem())
                    .suspend();
        }
    }

    private void deploy(Set<String> changed, Map<String, ProcedureFile> files) {
        Acts acts = application.acts();
        Procedures procedures = Deployments.used(files.values(), List.of(), acts);
        Set<String> together = new TreeSet<>(new NeededFiles(procedures).deployedFor(changed));
        // What nobody needs is a fault that the build tells; a start deploys it all the same.
        together.addAll(changed);
        DeploymentWithDefinitions deployment = deployments.deploy(
                DEPLOYMENT,
                SOURCE,
                together.stream().filter(files::containsKey).map(files::get).toList());
        inForce.deployed(deployment.getId(), DEPLOYMENT, null);
        for (String name : changed) {
            String hash = files.get(name).hash();
            inForce.put(new Entry(name, deployment.getId(), hash, hash));
        }
        audit.record(AuditEvent.of(ACTION, "DONE", null).about(deployment.getId()));
        if (inForce.entries().values().stream().anyMatch(Entry::isAnalysts)) {
            tellFaults(procedures, acts);
        }
    }

    /** A release and an analyst's files were never tried together before. */
    private static void tellFaults(Procedures procedures, Acts acts) {
        ProcedureRules.check(procedures, acts)
                .forEach(fault -> LOG.warn("The release and what analysts have deployed do not fit: {}", fault));
    }
}
