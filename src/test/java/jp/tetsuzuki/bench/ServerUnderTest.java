package jp.tetsuzuki.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The packaged product, started as an operator would: {@code java -Xmx320m -jar}, in a process of its own. */
final class ServerUnderTest implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long TICKS_PER_SECOND = 100;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final URI address;
    private final Duration start;

    private ServerUnderTest(Process process, URI address, Duration start) {
        this.process = process;
        this.address = address;
        this.start = start;
    }

    /**
     * Starts the server and waits until it is ready to serve.
     *
     * @param directory where it runs and keeps {@code ./data}
     */
    static ServerUnderTest start(Path directory, String... jvmOptions) throws IOException {
        return start(jar(), directory, jvmOptions);
    }

    static ServerUnderTest start(Path jar, Path directory, String... jvmOptions) throws IOException {
        Files.createDirectories(directory);
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.add("-Xmx320m");
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of(
                "-jar", jar.toAbsolutePath().toString(), "--spring.profiles.active=demo", "--server.port=" + port));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .start();
        URI address = URI.create("http://127.0.0.1:" + port);
        while (!isReady(address)) {
            if (!process.isAlive() || System.nanoTime() - begin > LONGEST_START.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("The server did not start, see " + directory.resolve("server.log"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return new ServerUnderTest(process, address, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Takes the jar apart, as an operator can: the same jar with its libraries beside it. */
    static Path extract(Path directory) throws IOException, InterruptedException {
        Path jar = jar().toAbsolutePath();
        new ProcessBuilder(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", ".")
                .directory(Files.createDirectories(directory).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return directory.resolve(jar.getFileName());
    }

    /** The jar that phase {@code package} has just built. */
    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("tetsuzuki-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no jar: run ./mvnw -Pbench verify"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isReady(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    address.resolve("/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(30_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    /** From the start of the process to the first answer of readiness. */
    Duration startTime() {
        return start;
    }

    /** Memory that the process holds now (VmRSS), in MB. */
    double residentMegabytes() {
        return status("VmRSS:");
    }

    /** The most that it ever held (VmHWM), in MB. */
    double peakMegabytes() {
        return status("VmHWM:");
    }

    private double status(String name) {
        return lines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Processor time spent so far, user and system, of all threads. */
    Duration processorTime() {
        String stat =
                lines(Path.of("/proc", Long.toString(process.pid()), "stat")).get(0);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
    }

    static String loadAverage() {
        return lines(Path.of("/proc", "loadavg")).get(0);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
