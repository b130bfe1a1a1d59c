package jp.tetsuzuki.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams, decision tables and forms that ship with the product, all in one deployment and under their
 * bare file names, so that a page's form is found in the deployment of its diagram, and so that a start from a jar and
 * one from the build directory recognise each other's deployment as the same.
 *
 * <p>Nothing is deployed where nothing has changed since the last shipped deployment.
 */
@Component
class ShippedProcedures implements InitializingBean {

    static final String DEPLOYMENT = "tetsuzuki";

    private static final List<String> PATTERNS =
            List.of("classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form");

    private final RepositoryService repository;

    ShippedProcedures(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        List<Resource> files = new ArrayList<>();
        for (String pattern : PATTERNS) {
            files.addAll(List.of(new PathMatchingResourcePatternResolver().getResources(pattern)));
        }
        files.sort(Comparator.comparing(Resource::getFilename));
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(DEPLOYMENT)
                .source("shipped")
                // All or nothing: a diagram's forms must lie in the diagram's own deployment.
                .enableDuplicateFiltering(false);
        for (Resource file : files) {
            try (InputStream content = file.getInputStream()) {
                deployment.addInputStream(file.getFilename(), content);
            }
        }
        deployment.deploy();
    }
}
