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
 * An engine on which the diagram of the token's issuance is gone through, from its start to the issued token: three
 * transactions of the customer's. Mails are left to a job executor that does not run.
 */
final class IssuancePath implements AutoCloseable {

    private static final String PROCESS = "otp-token-issuance";

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
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AtomicInteger customers = new AtomicInteger();

    private IssuancePath(ConfigurableApplicationContext context) {
        this.context = context;
        this.runtime = context.getBean(RuntimeService.class);
        this.tasks = context.getBean(TaskService.class);
    }

    /** The product as it is, but for the hashing. */
    static IssuancePath ofTheProduct(Path database) {
        return new IssuancePath(new SpringApplicationBuilder(TetsuzukiApplication.class, WithoutHashing.class)
                .run(settings(database, "--server.port=0")));
    }

    /** The engine alone, with {@link EmptyDelegates} and the product's engine settings. */
    static IssuancePath withEmptyDelegates(Path database) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(EmptyDelegates.class, decisions())
                .web(WebApplicationType.NONE)
                .run(settings(database, "--spring.flyway.enabled=false", "--camunda.bpm.database.schema-update=true"));
        DeploymentBuilder deployment = context.getBean(RepositoryService.class).createDeployment();
        for (String file : new String[] {
            "processes/otp-token-issuance.bpmn",
            "processes/otp-availability.dmn",
            "forms/otp-token-issuance-input.form",
            "forms/otp-token-issuance-confirm.form",
            "forms/otp-token-issuance-complete.form"
        }) {
            deployment.addInputStream(
                    file.substring(file.indexOf('/') + 1), EmptyDelegates.class.getResourceAsStream("/" + file));
        }
        deployment.deploy();
        return new IssuancePath(context);
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

    /** Takes the next customer, who has not been issued a token before, through both pages. */
    void issue() {
        String contractNumber = BenchmarkCustomers.contractNumber(customers.getAndIncrement());
        String instanceId = runtime.startProcessInstanceByKey(
                        PROCESS, contractNumber, Variables.putValue("contractNumber", contractNumber))
                .getId();
        send(
                instanceId,
                "userTask_enter",
                Map.of(
                        "mailAddress", Variables.stringValue("keisoku@keitai.example.jp"),
                        "startPassword", Variables.stringValue("Kaishi77", true)));
        send(
                instanceId,
                "userTask_confirm",
                Map.of("confirmationPassword", Variables.stringValue(BenchmarkCustomers.CONFIRMATION_PASSWORD, true)));
    }

    /** Whether as many wait for the app's setup as were taken through the pages. */
    boolean allIssued() {
        return tasks.createTaskQuery().taskDefinitionKey("userTask_awaitSetup").count() == customers.get();
    }

    private void send(String instanceId, String page, Map<String, Object> fields) {
        Task task = tasks.createTaskQuery()
                .processInstanceId(instanceId)
                .taskDefinitionKey(page)
                .singleResult();
        tasks.complete(
                task.getId(),
                Variables.fromMap(fields).putValue("outcome", null).putValue("sentPage", page));
    }

    @Override
    public void close() {
        context.close();
    }
}
