package jp.tetsuzuki.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.PasswordHashes;
import jp.tetsuzuki.platform.TimeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register of staff from the command line, for the account that runs Tetsuzuki: arguments {@code add <number>},
 * {@code change <number>}, {@code password <number>}, {@code unlock <number>}, {@code leave <number>}, {@code return
 * <number>} or {@code branch <code>}, followed by {@code --name=}, {@code --branch=} and {@code --roles=} and by settings
 * as Tetsuzuki itself takes them. An initial password is read from standard input, so that it stands in no list of
 * processes and in no shell's history. Tetsuzuki may run meanwhile; its tables must be there.
 *
 * <p>Each change is in the audit with the account of the operating system. Nobody gets a number that somebody else has
 * had, so nobody loses what they did with a case, and four eyes hold whatever roles somebody gets.
 */
public final class StaffRegister {

    private static final String USAGE = """
            Usage: add <number> --name=<name> [--branch=<code>] --roles=<role,...>   initial password on standard input
                   change <number> --name=<name> [--branch=<code>] --roles=<role,...>
                   password <number>                                                 initial password on standard input
                   unlock <number> | leave <number> | return <number>
                   branch <code> --name=<name>
            Roles: clerk, approver, headquarters, analyst, operator""";

    private final Staff staff;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Environment options;
    private final BufferedReader input;

    private StaffRegister(Staff staff, JdbcClient jdbc, Audit audit, Environment options, InputStream input) {
        this.staff = staff;
        this.jdbc = jdbc;
        this.audit = audit;
        this.options = options;
        this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    /** Database, register and audit alone: no pages and no engine. Not annotated, so that nobody else finds it. */
    @Import({Staff.class, Audit.class, PasswordHashes.class, TimeConfiguration.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Parts {}

    /** See the class; what is refused is told, and nothing is changed. */
    public static void main(String[] arguments) throws IOException {
        run(System.in, arguments);
    }

    /**
     * @throws IllegalArgumentException if the arguments or the password can't be used, or nobody has the number
     */
    static void run(InputStream input, String... arguments) throws IOException {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            throw new IllegalArgumentException(USAGE);
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(Arrays.copyOfRange(arguments, 2, arguments.length))) {
            StaffRegister register = new StaffRegister(
                    context.getBean(Staff.class),
                    context.getBean(JdbcClient.class),
                    context.getBean(Audit.class),
                    context.getEnvironment(),
                    input);
            String command = arguments[0];
            String subject = arguments[1];
            String password = Set.of("add", "password").contains(command) ? register.passwordFor(subject) : null;
            context.getBean(TransactionTemplate.class)
                    .executeWithoutResult(change -> register.execute(command, subject, password));
        }
    }

    private void execute(String command, String subject, String password) {
        switch (command) {
            case "add" -> {
                if (staff.isRegistered(subject)) {
                    throw new IllegalArgumentException("The staff number is taken.");
                }
                staff.registerWithInitial(member(subject), password);
            }
            case "change" -> mustBeSomebody(staff.change(member(subject)));
            case "password" -> mustBeSomebody(staff.replacePassword(subject, password));
            case "unlock" -> mustBeSomebody(staff.unlock(subject));
            case "leave" -> mustBeSomebody(staff.setActive(subject, false));
            case "return" -> mustBeSomebody(staff.setActive(subject, true));
            case "branch" -> addBranch(subject);
            default -> throw new IllegalArgumentException(USAGE);
        }
        audit.record(AuditEvent.of("staff.register", command.toUpperCase(Locale.ROOT), subject)
                .about("by " + System.getProperty("user.name")));
    }

    private static void mustBeSomebody(boolean found) {
        if (!found) {
            throw new IllegalArgumentException("Nobody has this staff number.");
        }
    }

    private StaffMember member(String staffId) {
        String branch = options.getProperty("branch");
        if (branch != null && !hasBranch(branch)) {
            throw new IllegalArgumentException("There is no branch " + branch + ".");
        }
        return new StaffMember(staffId, required("name"), branch, roles());
    }

    private Set<Role> roles() {
        List<String> names = List.of(required("roles").toUpperCase(Locale.ROOT).split(","));
        return names.stream().map(Role::valueOf).collect(Collectors.toSet());
    }

    private String required(String option) {
        String value =
                Objects.requireNonNullElse(options.getProperty(option), "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Missing: --" + option + "\n" + USAGE);
        }
        return value;
    }

    private void addBranch(String code) {
        if (!code.matches("[0-9]{3}") || hasBranch(code)) {
            throw new IllegalArgumentException("A branch has a code of three digits that no other branch has.");
        }
        jdbc.sql("INSERT INTO branch (code, name) VALUES (?, ?)")
                .params(code, required("name"))
                .update();
    }

    private boolean hasBranch(String code) {
        return jdbc.sql("SELECT COUNT(*) FROM branch WHERE code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private String passwordFor(String staffId) throws IOException {
        String typed = Objects.requireNonNullElse(input.readLine(), "");
        NewPassword.fault(staffId, typed).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return typed;
    }
}
