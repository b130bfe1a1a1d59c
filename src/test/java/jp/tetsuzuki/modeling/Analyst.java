package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who changes copies of the product's files in Camunda Modeler and deploys them into the running system. */
public final class Analyst {

    private final ModelerClient modeler;
    private final List<ProcedureFile> changed = new ArrayList<>();

    public Analyst(int port, String staffId, String password) {
        this.modeler = new ModelerClient(port, staffId, password);
    }

    /** Opens a file and replaces the first place where the text stands. */
    public Analyst change(String file, String before, String after) {
        changed.add(ModelerContract.changed(file, before, after));
        return this;
    }

    /** Opens a file and replaces every place where the text stands, as a renamed element has several. */
    public Analyst changeEverywhere(String file, String before, String after) {
        String all = new String(ModelerContract.changed(file, before, before).content(), StandardCharsets.UTF_8);
        changed.add(new ProcedureFile(file, all.replace(before, after).getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Deploys the file that was changed first, with the others attached. */
    public void deploy() {
        HttpResponse<String> answer = modeler.deploy(
                changed.get(0), changed.subList(1, changed.size()).toArray(ProcedureFile[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        changed.clear();
    }
}
