package jp.tetsuzuki.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.TetsuzukiApplication;
import jp.tetsuzuki.platform.PasswordHashes;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * An engine on which one diagram is gone through, a transaction of the customer's for its start and for each page.
 * Background steps are left to a job executor that does not run.
 */
final class DiagramPath implements AutoCloseable {

    /** Takes the time of Argon2 out. */
    static class WithoutHashing {

        @Bean
        @Primary
        PasswordHashes plainHashes() {
            return new PasswordHashes() {
                @Override
                public String hash(CharSequence password) {
                    return "hash of " + password;
                }

                @Override
                public boolean matches(CharSequence password, String hash) {
                    return hash.equals(hash(password));
                }
            };
        }
    }

    private final ConfigurableApplicationContext context;
    private final Walk walk;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AtomicInteger customers = new AtomicInteger();

    private DiagramPath(ConfigurableApplicationContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
        this.runtime = context.getBean(RuntimeService.class);
        this.tasks = context.getBean(TaskService.class);
    }

    /** The product as it is, but for the hashing. */
    static DiagramPath ofTheProduct(Walk walk, Path database) {
        return new DiagramPath(
                new SpringApplicationBuilder(TetsuzukiApplication.class, WithoutHashing.class)
                        .run(settings(database, "--server.port=0")),
                walk);
    }

    /** The engine alone, with {@link EmptyDelegates} and the product's engine settings. */
    static DiagramPath withEmptyDelegates(Walk walk, Path database) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(EmptyDelegates.class, decisions())
                .web(WebApplicationType.NONE)
                .run(settings(database, "--spring.flyway.enabled=false", "--camunda.bpm.database.schema-update=true"));
        DeploymentBuilder deployment = context.getBean(RepositoryService.class).createDeployment();
        for (String file : walk.files()) {
            deployment.addInputStream(
                    file.substring(file.indexOf('/') + 1), EmptyDelegates.class.getResourceAsStream("/" + file));
        }
        deployment.deploy();
        return new DiagramPath(context, walk);
    }

    /** So that decisions cost both the same. */
    private static Class<?> decisions() {
        try {
            return Class.forName("jp.tetsuzuki.platform.DecisionConfiguration");
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String[] settings(Path database, String... more) {
        String[] settings = new String[more.length + 4];
        settings[0] = "--spring.datasource.url=jdbc:h2:file:./" + database + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000";
        settings[1] = "--camunda.bpm.job-execution.enabled=false";
        settings[2] = "--logging.level.root=warn";
        settings[3] = "--logging.level.jp.tetsuzuki.bench=info";
        System.arraycopy(more, 0, settings, 4, more.length);
        return settings;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** Takes the next customer, who has not gone this way before, from the start over all pages. */
    void go() {
        String contractNumber = BenchmarkCustomers.contractNumber(customers.getAndIncrement());
        walk.logIn(contractNumber);
        String instanceId = runtime.startProcessInstanceByKey(
                        walk.process(), contractNumber, Variables.putValue("contractNumber", contractNumber))
                .getId();
        walk.pages().forEach(page -> send(instanceId, page));
    }

    /** Whether as many have arrived as were sent on their way. */
    boolean allArrived() {
        return runtime.createExecutionQuery().activityId(walk.arrival()).count() == customers.get();
    }

    private void send(String instanceId, Walk.Page page) {
        Task task = tasks.createTaskQuery()
                .processInstanceId(instanceId)
                .taskDefinitionKey(page.task())
                .singleResult();
        Map<String, Object> fields = page.fields();
        tasks.complete(
                task.getId(),
                Variables.fromMap(fields).putValue("outcome", null).putValue("sentPage", page.task()));
    }

    @Override
    public void close() {
        context.close();
    }
}
