package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.Staff;
import jp.tetsuzuki.staff.StaffMember;

/** Somebody who changes copies of the product's files in Camunda Modeler and deploys them into the running system. */
public final class Analyst {

    private static final String PASSWORD = "Staff-henkou-pass";
    private static final AtomicInteger LAST = new AtomicInteger();

    private final ModelerClient modeler;
    private final Map<String, ProcedureFile> changed = new LinkedHashMap<>();
    private final Set<String> deployed = new TreeSet<>();

    public Analyst(int port, String staffId, String password) {
        this.modeler = new ModelerClient(port, staffId, password);
    }

    /** A new analyst of the institution whose system runs at the port. */
    public static Analyst employed(Staff staff, int port) {
        String staffId = "bunseki" + LAST.incrementAndGet();
        staff.register(new StaffMember(staffId, "変更 恵", null, Set.of(Role.ANALYST)), PASSWORD);
        return new Analyst(port, staffId, PASSWORD);
    }

    /** Opens a file, or goes on with it, and replaces the first place where the text stands. */
    public Analyst change(String file, String before, String after) {
        return edit(file, text -> {
            int at = text.indexOf(before);
            assertThat(at).as(before).isNotNegative();
            return text.substring(0, at) + after + text.substring(at + before.length());
        });
    }

    /** The same at every place where the pattern fits. */
    public Analyst changeEach(String file, String pattern, String after) {
        return edit(file, text -> {
            assertThat(text).containsPattern(pattern);
            return Pattern.compile(pattern).matcher(text).replaceAll(after);
        });
    }

    /** Draws new elements into a diagram. */
    public Analyst draw(String diagram, Drawing drawing) {
        return edit(diagram, drawing::into);
    }

    /** Makes a new file, which lies among the tests' files of changes. */
    public Analyst add(String file) {
        try (InputStream content = Analyst.class.getResourceAsStream("/changes/" + file)) {
            assertThat(content).as(file).isNotNull();
            changed.put(file, new ProcedureFile(file, content.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return this;
    }

    /** The same at every place where the text stands, as a renamed element has several. */
    public Analyst changeEverywhere(String file, String before, String after) {
        return edit(file, text -> {
            assertThat(text).contains(before);
            return text.replace(before, after);
        });
    }

    private Analyst edit(String name, UnaryOperator<String> change) {
        ProcedureFile file = changed.containsKey(name) ? changed.get(name) : shipped(name);
        String text = change.apply(new String(file.content(), StandardCharsets.UTF_8));
        changed.put(name, new ProcedureFile(name, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    private static ProcedureFile shipped(String name) {
        return ModelerContract.shipped().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Deploys the file that was changed first, with the others attached. */
    public void deploy() {
        send(List.copyOf(changed.values()));
        deployed.addAll(changed.keySet());
        changed.clear();
    }

    /** Deploys the product's own files again in the place of those that were changed. */
    public void undo() {
        List<ProcedureFile> originals = ModelerContract.shipped().stream()
                .filter(file -> deployed.contains(file.name()))
                .toList();
        if (!originals.isEmpty()) {
            send(originals);
        }
        deployed.clear();
    }

    private void send(List<ProcedureFile> files) {
        HttpResponse<String> answer =
                modeler.deploy(files.get(0), files.subList(1, files.size()).toArray(ProcedureFile[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
