package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.ANALYST;
import static jp.tetsuzuki.taskui.Colleague.APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.CLERK_AND_APPROVER;
import static jp.tetsuzuki.taskui.Colleague.HEADQUARTERS;
import static jp.tetsuzuki.taskui.Colleague.OTHER_CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** The desk's pages as staff meet them. */
class DeskPagesTest extends DeskBrowserContract {

    // Lists

    @Test
    void the_list_shows_what_waits_with_all_that_one_chooses_by() throws Exception {
        DeskCase about = example.received(CLERK);
        String page = opened(CLERK, "/staff");
        assertThat(page)
                .contains(
                        "一覧：未割当",
                        "届を確かめる",
                        "住所変更",
                        "届出太郎 様",
                        about.contractNumber(),
                        about.number(),
                        "本店営業部",
                        "2月2日 10:00")
                .contains("/staff/tasks/" + example.waiting(about).id() + "/claim", "引き受ける");
    }

    @Test
    void a_long_list_leads_from_page_to_page() throws Exception {
        for (int number = 0; number < 4; number++) {
            example.received(CLERK);
        }
        String first = opened(CLERK, "/staff");
        assertThat(first).contains("次のページへ").doesNotContain("最初のページへ");
        String second = opened(CLERK, link(first, "次のページへ"));
        assertThat(second).contains("最初のページへ").doesNotContain("次のページへ");
        assertThat(opened(CLERK, link(second, "最初のページへ"))).contains("次のページへ");
    }

    @Test
    void a_place_in_a_list_that_is_none_is_not_found() throws Exception {
        assertThat(status(CLERK, "/staff?tab=all")).isEqualTo(404);
        assertThat(status(CLERK, "/staff?after=yesterday_1")).isEqualTo(404);
        assertThat(status(CLERK, "/staff?after=2027-99-99T00:00:00Z_1")).isEqualTo(404);
    }

    @Test
    void what_is_late_or_was_reminded_of_is_marked() throws Exception {
        DeskCase about = example.received(CLERK);
        example.pass(Duration.ofDays(2));
        assertThat(opened(CLERK, "/staff?tab=overdue")).contains(about.number(), "期限超過</span>");
        example.work(OTHER_CLERK, about, null, null);
        example.pass(Duration.ofDays(1));
        example.runDueTimers(about);
        assertThat(opened(APPROVER, "/staff")).contains("催促");
    }

    @Test
    void who_works_on_no_cases_has_no_lists() throws Exception {
        example.received(CLERK);
        assertThat(opened(ANALYST, "/staff")).contains("取り扱う事務はありません").doesNotContain("未割当", "届を確かめる");
    }

    // Claiming

    @Test
    void a_task_is_claimed_in_the_list_and_worked_on_at_its_page() throws Exception {
        DeskCase about = example.received(CLERK);
        String task = "/staff/tasks/" + example.waiting(about).id();
        assertThat(opened(OTHER_CLERK, task)).contains("担当者はいません", "引き受ける").doesNotContain("照合済み");
        assertThat(sent(OTHER_CLERK, task + "/claim", Map.of())).isEqualTo(task + "?_claimed");
        assertThat(opened(OTHER_CLERK, task + "?_claimed")).contains("引き受けました", "照合済み", "担当を外れる");
        assertThat(opened(CLERK, task)).contains("窓口二郎").doesNotContain("照合済み", "引き受ける", "担当を外れる");
    }

    @Test
    void who_comes_too_late_is_told_who_has_the_task() throws Exception {
        String task = "/staff/tasks/" + example.waiting(example.received(CLERK)).id();
        sent(OTHER_CLERK, task + "/claim", Map.of());
        String answer = sent(CLERK, task + "/claim", Map.of());
        assertThat(answer).isEqualTo(task + "?_taken");
        assertThat(opened(CLERK, answer)).contains("ほかの職員が先に引き受けました", "窓口二郎");
    }

    @Test
    void a_late_task_is_taken_over_from_the_colleague_whom_the_page_names() throws Exception {
        String task = "/staff/tasks/" + example.waiting(example.received(CLERK)).id();
        sent(OTHER_CLERK, task + "/claim", Map.of());
        assertThat(opened(CLERK, task)).doesNotContain("担当を引き継ぐ");
        example.pass(Duration.ofDays(2));
        assertThat(opened(CLERK, task)).contains("担当を引き継ぐ", "name=\"_from\" value=\"clerk2\"");
        assertThat(sent(CLERK, task + "/take-over", Map.of("_from", "clerk9"))).isEqualTo(task + "?_again");
        assertThat(sent(CLERK, task + "/take-over", Map.of("_from", "clerk2"))).isEqualTo(task + "?_claimed");
        assertThat(sent(OTHER_CLERK, task, Map.of())).isEqualTo(task + "?_again");
    }

    @Test
    void who_worked_on_the_case_is_told_why_the_approval_is_anothers() throws Exception {
        DeskCase about = example.received(CLERK_AND_APPROVER);
        example.work(OTHER_CLERK, about, null, null);
        String task = "/staff/tasks/" + example.waiting(about).id();
        assertThat(opened(CLERK_AND_APPROVER, task))
                .contains("あなたはこの事務を担当できません")
                .doesNotContain("引き受ける");
        String answer = sent(CLERK_AND_APPROVER, task + "/claim", Map.of());
        assertThat(answer).isEqualTo(task + "?_workedOn");
        assertThat(opened(CLERK_AND_APPROVER, answer)).contains("この案件の受付や照合、ほかの承認を行った職員は");
    }

    @Test
    void a_claim_of_a_task_that_is_gone_leads_to_what_became_of_the_case() throws Exception {
        DeskCase about = example.received(CLERK);
        example.work(OTHER_CLERK, about, null, null);
        String task = "/staff/tasks/" + example.waiting(about).id();
        example.pass(Duration.ofDays(2));
        example.runDueTimers(about);
        String answer = sent(APPROVER, task + "/claim", Map.of());
        assertThat(answer).isEqualTo("/staff/cases/" + about.number() + "?_gone");
        assertThat(opened(APPROVER, answer)).contains("不要になっています", "代わって承認する");
        assertThat(redirect(APPROVER, task)).isEqualTo(answer);
    }

    @Test
    void a_task_that_is_given_back_is_in_the_list_again() throws Exception {
        DeskCase about = example.received(CLERK);
        String task = "/staff/tasks/" + example.waiting(about).id();
        sent(OTHER_CLERK, task + "/claim", Map.of());
        String answer = sent(OTHER_CLERK, task + "/return", Map.of());
        assertThat(answer).isEqualTo("/staff?_returned");
        assertThat(opened(OTHER_CLERK, answer)).contains("担当を外れました", about.number());
    }

    // Working

    @Test
    void a_completed_task_leads_to_the_story_of_the_case() throws Exception {
        DeskCase about = example.received(CLERK);
        String task = claimed(OTHER_CLERK, about);
        String answer = sent(OTHER_CLERK, task, Map.of("_page", "-"));
        assertThat(answer).isEqualTo("/staff/cases/" + about.number() + "?_done");
        assertThat(opened(OTHER_CLERK, answer)).contains("処理しました", "変更を承認する", "照合済み");
    }

    @Test
    void errors_stand_in_a_summary_and_nothing_is_done() throws Exception {
        DeskCase about = example.received(CLERK);
        example.work(OTHER_CLERK, about, null, null);
        String task = claimed(APPROVER, about);
        MockHttpServletResponse answer =
                post(APPROVER, task, Map.of("caseRemark", "理".repeat(10_000), "_outcome", "sendBack"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("role=\"alert\"", "入力内容をご確認ください", "エラー：");
        assertThat(example.waiting(about).isOf(APPROVER.staffId())).isTrue();
    }

    @Test
    void what_no_form_asks_for_is_refused_as_a_whole() throws Exception {
        DeskCase about = example.received(CLERK);
        String task = claimed(OTHER_CLERK, about);
        assertThat(post(OTHER_CLERK, task, Map.of("actor", "clerk1")).getStatus())
                .isEqualTo(400);
        assertThat(post(OTHER_CLERK, task, Map.of("branchCode", "002")).getStatus())
                .isEqualTo(400);
        assertThat(post(OTHER_CLERK, task, Map.of("_outcome", "approve")).getStatus())
                .isEqualTo(400);
        assertThat(example.waiting(about).isOf(OTHER_CLERK.staffId())).isTrue();
    }

    @Test
    void a_page_that_was_sent_before_leads_to_how_things_stand() throws Exception {
        DeskCase about = example.received(CLERK);
        String task = claimed(OTHER_CLERK, about);
        sent(OTHER_CLERK, task, Map.of());
        assertThat(sent(OTHER_CLERK, task, Map.of())).isEqualTo("/staff/cases/" + about.number() + "?_gone");
    }

    @Test
    void a_page_sent_by_who_has_given_the_task_back_is_not_taken() throws Exception {
        DeskCase about = example.received(CLERK);
        String task = claimed(OTHER_CLERK, about);
        sent(OTHER_CLERK, task + "/return", Map.of());
        String answer = sent(OTHER_CLERK, task, Map.of());
        assertThat(answer).isEqualTo(task + "?_again");
        assertThat(opened(OTHER_CLERK, answer)).contains("担当が変わっています", "引き受ける");
    }

    @Test
    void the_page_of_a_task_tells_the_customers_state_and_who_did_what() throws Exception {
        DeskCase about = example.received(CLERK);
        String page =
                opened(OTHER_CLERK, "/staff/tasks/" + example.waiting(about).id());
        assertThat(page).contains("契約者の現在の状態", "ワンタイムパスワード", "未利用");
        assertThat(page).contains("窓口一郎", "届を入力する", "受付を始めた", "現在の手順：");
    }

    @Test
    void the_diagram_is_what_was_deployed() throws Exception {
        DeskTask task = example.waiting(example.received(CLERK));
        MockHttpServletResponse answer = get(CLERK, "/staff/tasks/" + task.id() + "/diagram");
        assertThat(answer.getContentType()).startsWith("application/xml");
        assertThat(answer.getContentAsString()).contains("<bpmn:process id=\"desk-example-review\"", task.activityId());
    }

    // The story

    @Test
    void the_story_tells_every_touch_every_step_and_what_waits() throws Exception {
        DeskCase about = example.received(CLERK);
        example.work(OTHER_CLERK, about, null, null);
        example.work(APPROVER, about, "sendBack", "印影が薄い");
        String page = opened(CLERK, "/staff/cases/" + about.number());
        assertThat(page).contains("いま待っている事務", "届を確かめる", "担当者はいません");
        assertThat(page).contains("窓口一郎", "窓口二郎", "役席一子", "受付を始めた", "引き受けた", "印影が薄い");
        assertThat(page).contains("住所変更の受付", "住所変更の審査", "届を登録する", "受け付けた", "処理待ち");
    }

    @Test
    void headquarters_reads_the_story_of_every_branch() throws Exception {
        DeskCase about = example.received(CLERK);
        assertThat(opened(HEADQUARTERS, "/staff/cases/" + about.number()))
                .contains("届を確かめる")
                .doesNotContain("/staff/tasks/");
    }

    // Reception

    @Test
    void a_paper_is_received_in_two_pages_and_a_receipt() throws Exception {
        String contractNumber = example.customerOf("001");
        String first = opened(CLERK, RECEPTION);
        assertThat(first).contains("住所変更の受付（入力）", "1／2", "契約者番号");
        String second = sent(CLERK, RECEPTION, Map.of("_page", pageId(first), "contractNumber", contractNumber));
        assertThat(second).startsWith("/staff/tasks/");
        assertThat(opened(CLERK, second)).contains("住所変更の受付（確認）", "届出太郎", "登録する", "戻る");
        String receipt = sent(CLERK, path(second), Map.of());
        assertThat(receipt).startsWith(RECEPTION + "/");
        String page = opened(CLERK, receipt);
        assertThat(page).contains("受付が完了しました", "案件の経過を見る");
        assertThat(opened(CLERK, link(page, "案件の経過を見る"))).contains("届を確かめる");
    }

    @Test
    void opening_the_first_page_begins_nothing() throws Exception {
        long before = runtime.createProcessInstanceQuery()
                .processDefinitionKey(DeskExample.KEY)
                .count();
        opened(CLERK, RECEPTION);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(DeskExample.KEY)
                        .count())
                .isEqualTo(before);
    }

    @Test
    void a_first_page_that_is_sent_again_leads_to_what_it_has_begun() throws Exception {
        Map<String, String> fields =
                Map.of("_page", pageId(opened(CLERK, RECEPTION)), "contractNumber", example.customerOf("001"));
        String second = sent(CLERK, RECEPTION, fields);
        assertThat(path(sent(CLERK, RECEPTION, fields))).isEqualTo(path(second));
    }

    @Test
    void a_reception_that_was_left_is_offered_again_to_its_beginner_alone() throws Exception {
        String second = path(sent(
                CLERK,
                RECEPTION,
                Map.of("_page", pageId(opened(CLERK, RECEPTION)), "contractNumber", example.customerOf("001"))));
        assertThat(opened(CLERK, RECEPTION)).contains("途中の受付", second);
        assertThat(opened(OTHER_CLERK, RECEPTION)).doesNotContain(second);
        assertThat(status(OTHER_CLERK, second)).isEqualTo(404);
        assertThat(post(OTHER_CLERK, second, Map.of()).getStatus()).isEqualTo(404);
    }

    @Test
    void a_reception_can_be_given_up() throws Exception {
        String second = path(sent(
                CLERK,
                RECEPTION,
                Map.of("_page", pageId(opened(CLERK, RECEPTION)), "contractNumber", example.customerOf("001"))));
        assertThat(sent(CLERK, second, Map.of("_outcome", "cancel"))).startsWith("/staff");
        assertThat(opened(CLERK, RECEPTION)).doesNotContain(second);
    }

    @Test
    void a_reception_that_waited_too_long_tells_so() throws Exception {
        String second = path(sent(
                CLERK,
                RECEPTION,
                Map.of("_page", pageId(opened(CLERK, RECEPTION)), "contractNumber", example.customerOf("001"))));
        example.pass(Duration.ofMinutes(31));
        example.runTimersOfReceptions();
        String result = redirect(CLERK, second);
        assertThat(result).startsWith(RECEPTION + "/");
        assertThat(opened(CLERK, result)).contains("時間がたったため", "受け付けていません");
    }

    @Test
    void a_customer_of_another_branch_is_not_shown_by_a_typed_number() throws Exception {
        String second = sent(
                CLERK,
                RECEPTION,
                Map.of("_page", pageId(opened(CLERK, RECEPTION)), "contractNumber", example.customerOf("002")));
        assertThat(opened(CLERK, second)).doesNotContain("届出太郎");
    }

    @Test
    void a_page_of_a_first_page_that_never_was_is_refused() throws Exception {
        assertThat(post(CLERK, RECEPTION, Map.of("_page", "1", "contractNumber", "1000000001"))
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void results_are_shown_to_who_began_alone() throws Exception {
        String instanceId = example.received(CLERK).rootInstanceId();
        assertThat(status(CLERK, RECEPTION + "/" + instanceId)).isEqualTo(200);
        assertThat(status(OTHER_CLERK, RECEPTION + "/" + instanceId)).isEqualTo(404);
        assertThat(status(CLERK, "/staff/procedures/" + DeskExample.REVIEW + "/" + instanceId))
                .isEqualTo(404);
    }

    @Test
    void what_nobody_has_is_not_found() throws Exception {
        for (String path : List.of(
                "/staff/tasks/" + UUID.randomUUID(),
                "/staff/tasks/" + UUID.randomUUID() + "/diagram",
                "/staff/cases/P0",
                "/staff/procedures/otp-use-start",
                "/staff/procedures/" + DeskExample.REVIEW,
                "/staff/procedures/none",
                RECEPTION + "/" + UUID.randomUUID())) {
            assertThat(status(CLERK, path)).as(path).isEqualTo(404);
        }
    }

    private String claimed(Colleague who, DeskCase about) throws Exception {
        String task = "/staff/tasks/" + example.waiting(about).id();
        assertThat(sent(who, task + "/claim", Map.of())).isEqualTo(task + "?_claimed");
        return task;
    }
}
