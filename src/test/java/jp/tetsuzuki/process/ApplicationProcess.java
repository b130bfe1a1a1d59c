package jp.tetsuzuki.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The demo as a process of its own, with its data in a folder. */
final class ApplicationProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final int port;

    /** Starts it on a free port and returns when it serves. */
    static ApplicationProcess start(Path folder) {
        return start(folder, classPath(), List.of());
    }

    /** Starts it with a bean of the tests in addition. */
    static ApplicationProcess startWith(Class<?> bean, Path folder) {
        return start(
                folder,
                classFolder(bean, folder) + File.pathSeparator + classPath(),
                List.of("--spring.main.sources=" + bean.getName()));
    }

    private static ApplicationProcess start(Path folder, String classPath, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "jp.tetsuzuki.TetsuzukiApplication",
                "--spring.profiles.active=demo",
                "--server.port=0"));
        command.addAll(arguments);
        try {
            return new ApplicationProcess(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A folder that holds this one class: the tests' own would bring their settings along. */
    private static Path classFolder(Class<?> single, Path folder) {
        Path root = folder.resolve("addition");
        Path file = root.resolve(single.getName().replace('.', '/') + ".class");
        try (InputStream code = single.getResourceAsStream(single.getSimpleName() + ".class")) {
            Files.createDirectories(file.getParent());
            Files.copy(code, file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return root;
    }

    private ApplicationProcess(Process process) throws IOException {
        this.process = process;
        BufferedReader output = process.inputReader();
        this.port = portFrom(output);
        Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "application-output");
        drain.setDaemon(true);
        drain.start();
    }

    private static int portFrom(BufferedReader output) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            lines.add(line);
        }
        throw new AssertionError("The application did not start:\n" + String.join("\n", lines));
    }

    int port() {
        return port;
    }

    /** Kills it where it stands, without a chance to write or say anything. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Whether it is over by then at the latest. */
    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What it has ended with. */
    int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    /** The product as it is shipped, without the tests' settings. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
