package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.modeling.Analyst;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Running instances that an analyst moves to another version at the desk. Each test begins with a version of its own, so
 * that no other test's instances are among those that it moves.
 */
abstract class MoveContract extends StaffContract {

    private static final AtomicInteger LAST = new AtomicInteger();
    private static final Pattern MOVED = Pattern.compile("([0-9]+)件を第[0-9]+版に移しました");
    private static final String NOTE = "から「トークン発行」をお申し込みいただけます。";
    private static final String IDLE = "boundaryEvent_confirmIdle";

    @Autowired
    private RepositoryService repository;

    private Analyst analyst;
    private Desk desk;

    @BeforeEach
    void takeUpAnalyst() {
        analyst = new Analyst(port, ANALYST, DESK_PASSWORD);
        desk = deskOf(ANALYST);
    }

    @Test
    void a_customer_in_the_middle_of_a_page_goes_on_with_that_of_the_new_version() {
        int from = reworded(RELEASE);
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);
        Portal portal = logIn();
        String page = "/procedures/" + RELEASE + "/" + release.getId();
        Map<String, String> opened = portal.open(page);
        String note = "先に新しい端末をご用意ください（第%d版の案内）。".formatted(from);
        analyst.change("otp-use-release-confirm.form", NOTE, NOTE + note).deploy();
        int to = version(RELEASE);

        assertThat(plan(RELEASE, from, to).body())
                .contains("利用解除を確認する（userTask_confirm）", "途中の手続き：1件", "いまの日時のまま")
                .doesNotContain("同じ手順がありません", contractNumber);
        assertThat(versionOf(release)).isEqualTo(from);
        assertThat(portal.visit(page).body()).doesNotContain(note);

        assertThat(moved(move(RELEASE, from, to, Map.of()))).isEqualTo(1);

        assertThat(versionOf(release)).isEqualTo(to);
        assertThat(portal.visit(page).body()).contains(note);
        Map<String, String> sent = new HashMap<>(opened);
        sent.put("confirmationPassword", secrets.typed(CONFIRMATION_PASSWORD));
        sent.put("otp", phone.code());
        assertThat(portal.follow(portal.post(page, sent)).statusCode()).isEqualTo(200);
        assertThat(shown(release)).isEqualTo("intermediateEvent_released");
        HttpResponse<String> again = portal.follow(portal.post(page, sent));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("すでに送信されているか");
        assertThat(audited(RELEASE, from)).containsExactly("DONE moved=1 refused=0");
        assertThat(recorded(release, "INSTANCE_MOVED")).containsExactly(RELEASE + " " + from + "->" + to);
    }

    @Test
    void a_timer_keeps_its_moment() {
        int from = reworded(RELEASE);
        inUse();
        ProcessInstance release = choose(RELEASE);
        Date due = jobAt(release, IDLE).getDuedate();
        int to = reworded(RELEASE);
        pass(Duration.ofMinutes(20));

        assertThat(plan(RELEASE, from, to).body())
                .contains("動いている期限は、すべていまの日時のままです")
                .doesNotContain("次のものを除き", "数え直します");
        assertThat(moved(move(RELEASE, from, to, Map.of()))).isEqualTo(1);

        assertThat(jobAt(release, IDLE).getDuedate()).isEqualTo(due);
        pass(Duration.ofMinutes(11));
        runDueJobs(release);
        assertEnded(release, "endEvent_timedOut");
    }

    @Test
    void a_timer_that_the_diagram_sets_differently_counts_anew() {
        int from = reworded(RELEASE);
        inUse();
        ProcessInstance release = choose(RELEASE);
        analyst.change("otp-use-release.bpmn", "${portalPolicy.idlePeriod}", "${tokenPolicy.setupReminderAfter}")
                .deploy();
        int to = version(RELEASE);
        pass(Duration.ofMinutes(20));

        assertThat(plan(RELEASE, from, to).body())
                .contains("次のものを除き", "30分操作がなかった（" + IDLE + "）：図の設定が変わったため、移したときから数え直します")
                .doesNotContain("すべていまの日時のまま");
        assertThat(moved(move(RELEASE, from, to, Map.of()))).isEqualTo(1);

        assertThat(jobAt(release, IDLE).getDuedate()).isEqualTo(in(Duration.ofDays(3)));
    }

    @Test
    void a_step_that_the_new_version_does_not_have_is_refused_with_the_reason_until_another_is_chosen() {
        int from = reworded(RELEASE);
        inUse();
        ProcessInstance release = choose(RELEASE);
        Date due = jobAt(release, IDLE).getDuedate();
        analyst.changeEverywhere("otp-use-release.bpmn", "userTask_confirm", "userTask_confirmRelease")
                .deploy();
        int to = version(RELEASE);

        assertThat(plan(RELEASE, from, to).body())
                .contains("新しい版に同じ手順がありません（userTask_confirm）", "name=\"step.userTask_confirm\"")
                .contains("value=\"userTask_confirmRelease\"");
        String refused = move(RELEASE, from, to, Map.of()).body();
        assertThat(refused)
                .contains("0件を第", "1件は移せませんでした", release.getId())
                .contains("利用解除を確認する（userTask_confirm）：", "移行先の手順が決まっていません");
        assertThat(versionOf(release)).isEqualTo(from);
        assertThat(audited(RELEASE, from)).containsExactly("REFUSED moved=0 refused=1");
        assertThat(refusals(release)).singleElement().asString().contains("userTask_confirm");

        pass(Duration.ofMinutes(10));
        Map<String, String> chosen = Map.of("step.userTask_confirm", "userTask_confirmRelease");
        assertThat(moved(move(RELEASE, from, to, chosen))).isEqualTo(1);

        assertThat(versionOf(release)).isEqualTo(to);
        assertThat(jobAt(release, IDLE).getDuedate()).isEqualTo(due);
        assertThat(logIn().visit("/procedures/" + RELEASE + "/" + release.getId())
                        .body())
                .contains("ワンタイムパスワード利用解除（利用解除確認）");
    }

    @Test
    void whoever_is_no_analyst_finds_no_such_page_and_moves_nothing() {
        int from = reworded(ISSUANCE);
        ProcessInstance issuance = choose(ISSUANCE);
        int to = reworded(ISSUANCE);
        String page = page(ISSUANCE, from);
        for (String who : List.of(CLERK_OF_BRANCH, APPROVER_OF_BRANCH, HEAD_OFFICE, OPERATOR)) {
            Desk other = deskOf(who);
            assertThat(other.get(page + "?to=" + to).statusCode()).as(who).isEqualTo(404);
            assertThat(other.post(page, Map.of("to", "" + to)).statusCode())
                    .as(who)
                    .isEqualTo(404);
        }
        assertThat(versionOf(issuance)).isEqualTo(from);
    }

    @Test
    void versions_that_there_are_not_are_not_found() {
        int from = reworded(ISSUANCE);
        for (String to : List.of("", "x", "0", "" + from, "999999999", "9999999999")) {
            assertThat(desk.get(page(ISSUANCE, from) + "?to=" + to).statusCode())
                    .as(to)
                    .isEqualTo(404);
            assertThat(desk.post(page(ISSUANCE, from), Map.of("to", to)).statusCode())
                    .as(to)
                    .isEqualTo(404);
        }
        assertThat(desk.get(page("unknown", 1) + "?to=2").statusCode()).isEqualTo(404);
    }

    @Test
    void sent_again_and_by_two_at_once_nothing_is_moved_twice() {
        int from = reworded(ISSUANCE);
        List<ProcessInstance> begun = new ArrayList<>();
        for (int customer = 0; customer < 6; customer++) {
            becomeNewCustomer();
            begun.add(choose(ISSUANCE));
        }
        int to = reworded(ISSUANCE);
        List<Desk> desks = List.of(desk, deskOf(ANALYST));

        int moved =
                AtOnce.run(2, who -> moved(desks.get(who).post(page(ISSUANCE, from), Map.of("to", "" + to)))).stream()
                        .mapToInt(count -> count)
                        .sum();
        moved += moved(move(ISSUANCE, from, to, Map.of()));

        assertThat(moved).isEqualTo(6);
        assertThat(begun).allSatisfy(instance -> assertThat(versionOf(instance)).isEqualTo(to));
        assertThat(moved(move(ISSUANCE, from, to, Map.of()))).isZero();
        assertThat(audited(ISSUANCE, from)).hasSize(4).last().isEqualTo("NOTHING moved=0 refused=0");
    }

    @Test
    void a_claimed_task_of_a_called_procedure_stays_its_holders_and_four_eyes_stay_apart() {
        int from = reworded(REVIEW);
        String number = newCase();
        Desk clerk = deskOf(CLERK_AND_APPROVER);
        String check = taskPage(number);
        clerk.send(check + "/claim", Map.of());
        analyst.change("paper-review.bpmn", "value=\"書面の照合\"", "value=\"書面の照合（第%d版の次）\"".formatted(from))
                .deploy();
        int to = version(REVIEW);

        assertThat(plan(REVIEW, from, to).body()).contains("記載・印鑑・本人確認を照合する（userTask_check）");
        assertThat(moved(move(REVIEW, from, to, Map.of()))).isEqualTo(1);

        assertThat(task(number).getAssignee()).isEqualTo(CLERK_AND_APPROVER);
        assertThat(clerk.get("/staff?tab=mine").body()).contains(check);
        assertThat(clerk.get(check).body()).contains("書面の照合（第%d版の次）".formatted(from));
        assertThat(clerk.get(check + "/diagram").body()).contains("書面の照合（第%d版の次）".formatted(from));
        assertThat(deskOf(COLLEAGUE).send(check, checked(task(number).getId()))).contains("?_");
        assertThat(waitsFor(number)).containsExactly("userTask_check");
        clerk.send(check, checked(task(number).getId()));
        assertThat(waitsFor(number)).containsExactly("userTask_approve");
        assertThat(clerk.get(taskPage(number)).body()).contains("この案件の受付や照合、ほかの承認を行ったため");

        Desk approver = deskOf(APPROVER_OF_BRANCH);
        String approval = taskPage(number);
        approver.send(approval + "/claim", Map.of());
        approver.send(approval, Map.of("_page", task(number).getId()));
        assertThat(caseState(number)).isEqualTo("COMPLETED");
    }

    @Test
    void a_mail_that_waits_is_sent_once_and_none_is_disturbed_on_its_way() {
        int from = reworded(RELEASE);
        Phone phone = inUse();
        ProcessInstance release = release(phone);
        int to = reworded(RELEASE);
        jdbc.sql("UPDATE ACT_RU_JOB SET LOCK_OWNER_ = 'another', LOCK_EXP_TIME_ = ? WHERE PROCESS_INSTANCE_ID_ = ?")
                .params(Timestamp.from(clock.instant().plus(Duration.ofMinutes(5))), release.getId())
                .update();

        assertThat(move(RELEASE, from, to, Map.of()).body()).contains("0件を第", "自動の処理を実行しているところです");
        assertThat(versionOf(release)).isEqualTo(from);
        pass(Duration.ofMinutes(6));
        assertThat(moved(move(RELEASE, from, to, Map.of()))).isEqualTo(1);

        runDueJobs(release);
        assertThat(subjects()).hasSize(1);
        assertEnded(release, "endEvent_released");
    }

    @Test
    void the_page_of_a_version_offers_the_others() {
        int from = reworded(ISSUANCE);
        choose(ISSUANCE);
        int to = reworded(ISSUANCE);
        String page = "/staff/analysis/procedures/" + ISSUANCE + "/" + from;
        assertThat(desk.get(page).body()).contains("途中の手続きの移行", ">第%d版</option>".formatted(to), page + "/move");
        assertThat(desk.get("/staff/analysis/procedures/" + ISSUANCE + "/" + to).body())
                .doesNotContain("途中の手続きの移行");
    }

    /** A new version in which nothing is different. */
    private int reworded(String procedure) {
        int before = version(procedure);
        analyst.change(
                        procedure + ".bpmn",
                        "<bpmn:documentation>",
                        "<bpmn:documentation>%d回目。".formatted(LAST.incrementAndGet()))
                .deploy();
        assertThat(version(procedure)).isEqualTo(before + 1);
        return before + 1;
    }

    private int version(String procedure) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(procedure)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private int versionOf(ProcessInstance instance) {
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getVersion();
    }

    private static String page(String procedure, int from) {
        return "/staff/analysis/procedures/" + procedure + "/" + from + "/move";
    }

    /** In a login of its own, as time may have passed since the last. */
    private HttpResponse<String> plan(String procedure, int from, int to) {
        HttpResponse<String> answer = deskOf(ANALYST).get(page(procedure, from) + "?to=" + to);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<String> move(String procedure, int from, int to, Map<String, String> chosen) {
        Map<String, String> fields = new HashMap<>(chosen);
        fields.put("to", "" + to);
        HttpResponse<String> answer = deskOf(ANALYST).post(page(procedure, from), fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static int moved(HttpResponse<String> answer) {
        Matcher told = MOVED.matcher(answer.body());
        assertThat(told.find()).as(answer.body()).isTrue();
        return Integer.parseInt(told.group(1));
    }

    /** What the analyst's requests for the version have come to, in order. */
    private List<String> audited(String procedure, int from) {
        String about = procedure + " " + from + "->";
        return jdbc.sql("SELECT outcome, object FROM audit_event WHERE action = 'procedure.move' AND actor = ?"
                        + " AND object LIKE ? ORDER BY id")
                .params(ANALYST, about + "%")
                .query((row, number) -> row.getString(1)
                        + row.getString(2).substring(about.length()).replaceFirst("^[0-9]+", ""))
                .list();
    }

    private List<String> refusals(ProcessInstance instance) {
        return recorded(instance, "INSTANCE_REFUSED");
    }

    private List<String> recorded(ProcessInstance instance, String outcome) {
        return jdbc
                .sql("SELECT object FROM audit_event WHERE action = 'procedure.move' AND outcome = ?"
                        + " AND object LIKE ? ORDER BY id")
                .params(outcome, instance.getId() + " %")
                .query(String.class)
                .list()
                .stream()
                .map(object -> object.substring(instance.getId().length() + 1))
                .toList();
    }
}
