package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How what ships with the application meets what analysts have deployed, at a start. */
abstract class ReleaseContract extends ModelerContract {

    @Autowired
    ShippedProcedures start;

    /** Nothing of an earlier test is in force any more. */
    @BeforeEach
    void beginWithTheShippedFiles() {
        jdbc.sql("DELETE FROM procedure_file").update();
        start.release(shipped());
    }

    /** The release with some of its files changed. */
    private static List<ProcedureFile> releaseWith(ProcedureFile... files) {
        List<String> names = Stream.of(files).map(ProcedureFile::name).toList();
        return Stream.concat(shipped().stream().filter(file -> !names.contains(file.name())), Stream.of(files))
                .toList();
    }

    private List<String> releases(String file) {
        return jdbc.sql("SELECT outcome FROM audit_event WHERE action = 'procedure.release' AND object = ? ORDER BY id")
                .param(file)
                .query(String.class)
                .list();
    }

    private String inForce(String process) {
        return content(latest(process).getDeploymentId(), process + ".bpmn");
    }

    @Test
    void a_start_with_the_same_files_deploys_nothing() {
        long before = deployments();
        start.release(shipped());
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void a_start_neither_undoes_nor_repeats_what_an_analyst_has_deployed() {
        accepted(modeler.deploy(reworded("otp-use-start.bpmn", "分析者の変更。")));
        long before = deployments();
        start.release(shipped());
        assertThat(deployments()).isEqualTo(before);
        assertThat(inForce("otp-use-start")).contains("分析者の変更。");
    }

    @Test
    void a_release_replaces_what_nobody_has_changed_and_keeps_the_analysts_file_beside_it() {
        accepted(modeler.deploy(changed("otp-use-release-confirm.form", "解除する", "利用を解除する")));
        int untouched = version("otp-use-start");
        start.release(releaseWith(reworded("otp-use-release.bpmn", "次の版。")));
        String deployment = latest("otp-use-release").getDeploymentId();
        assertThat(content(deployment, "otp-use-release.bpmn")).contains("次の版。");
        assertThat(content(deployment, "otp-use-release-confirm.form")).contains("利用を解除する");
        assertThat(version("otp-use-start")).isEqualTo(untouched);
    }

    @Test
    void where_both_have_changed_the_analysts_file_stays_and_it_is_said_once() {
        int told = releases("otp-use-start.bpmn").size();
        accepted(modeler.deploy(reworded("otp-use-start.bpmn", "分析者の変更。")));
        List<ProcedureFile> next = releaseWith(reworded("otp-use-start.bpmn", "次の版。"));
        long before = deployments();
        start.release(next);
        start.release(next);
        assertThat(deployments()).isEqualTo(before);
        assertThat(inForce("otp-use-start")).contains("分析者の変更。").doesNotContain("次の版。");
        assertThat(releases("otp-use-start.bpmn")
                        .subList(told, releases("otp-use-start.bpmn").size()))
                .containsExactly("KEPT_ANALYSTS");
    }

    @Test
    void an_analyst_who_deploys_the_releases_file_is_back_on_it() {
        ProcedureFile next = reworded("otp-use-start.bpmn", "次の版。");
        accepted(modeler.deploy(reworded("otp-use-start.bpmn", "分析者の変更。")));
        start.release(releaseWith(next));
        accepted(modeler.deploy(next));
        start.release(releaseWith(reworded("otp-use-start.bpmn", "さらに次の版。")));
        assertThat(inForce("otp-use-start")).contains("さらに次の版。");
    }

    @Test
    void what_ships_no_more_is_started_no_more() {
        ProcedureFile extra = new ProcedureFile(
                "address-notice.bpmn",
                BrokenExample.soundFiles().get("address-notice.bpmn").getBytes(StandardCharsets.UTF_8));
        start.release(Stream.concat(shipped().stream(), Stream.of(extra)).toList());
        assertThat(latest("address-notice").isSuspended()).isFalse();
        start.release(shipped());
        ProcessDefinition gone = latest("address-notice");
        assertThat(gone.isSuspended()).isTrue();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM procedure_file WHERE name = 'address-notice.bpmn'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void applications_that_start_at_the_same_moment_deploy_once() {
        List<ProcedureFile> next = releaseWith(reworded("otp-use-start.bpmn", "同時の版。"));
        long before = deployments();
        List<CompletableFuture<Void>> starts = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.runAsync(() -> start.release(next)))
                .toList();
        starts.forEach(CompletableFuture::join);
        assertThat(deployments()).isEqualTo(before + 1);
    }
}
