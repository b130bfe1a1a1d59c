package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.ANALYST;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.DeskNavigation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages below 手続きの分析, whose figures are counted over every instance there is. */
class AnalystPagesTest extends DeskBrowserContract {

    private static final String PAGE = "/staff/analysis";
    private static final String RECEPTIONS = "住所変更の受付";
    private static final String REVIEWS = "住所変更の審査";

    @Autowired
    List<DeskNavigation> navigation;

    @Test
    void analysts_find_every_procedure_with_its_key_version_and_running_instances() throws Exception {
        assertThat(opened(ANALYST, PAGE))
                .contains(RECEPTIONS, REVIEWS, "desk-example-review", "otp-use-start", "第1版", "途中の件数", "以前の版");
    }

    @Test
    void a_version_tells_how_many_instances_wait_at_each_step() throws Exception {
        String version = versionOf(REVIEWS);
        long before = countOf("届を確かめる", version);
        DeskCase first = example.received(CLERK);
        DeskCase second = example.received(CLERK);
        assertThat(countOf("届を確かめる", version)).isEqualTo(before + 2);
        long toApprove = countOf("変更を承認する", version);
        example.work(Colleague.OTHER_CLERK, first, null, null);
        assertThat(countOf("届を確かめる", version)).isEqualTo(before + 1);
        assertThat(countOf("変更を承認する", version)).isEqualTo(toApprove + 1);
        assertThat(opened(ANALYST, version))
                .contains(version + "/diagram", "data-node=\"userTask_check\"")
                .doesNotContain(second.contractNumber(), second.number(), "届出太郎");
    }

    @Test
    void a_version_tells_where_instances_have_ended() throws Exception {
        String version = versionOf(RECEPTIONS);
        // What other tests have left behind ends here.
        example.pass(Duration.ofMinutes(31));
        example.runTimersOfReceptions();
        long before = countOf("時間切れで取り消した", version);
        long others = countOf("審査が終わった", version);
        example.begun(CLERK, example.customerOf("001"));
        example.pass(Duration.ofMinutes(31));
        example.runTimersOfReceptions();
        assertThat(countOf("時間切れで取り消した", version)).isEqualTo(before + 1);
        assertThat(countOf("審査が終わった", version)).isEqualTo(others);
    }

    @Test
    void cancelling_is_an_end_and_counted() throws Exception {
        String version = versionOf(RECEPTIONS);
        long before = countOf("中止した", version);
        String instanceId = example.begun(CLERK, example.customerOf("001"));
        example.send(CLERK, pages.waitingIn(CLERK, instanceId).orElseThrow().taskId(), "cancel", null);
        assertThat(countOf("中止した", version)).isEqualTo(before + 1);
    }

    @Test
    void ends_of_more_than_thirty_days_ago_are_counted_no_more() throws Exception {
        String version = versionOf(RECEPTIONS);
        String instanceId = example.begun(CLERK, example.customerOf("001"));
        example.send(CLERK, pages.waitingIn(CLERK, instanceId).orElseThrow().taskId(), "cancel", null);
        assertThat(countOf("中止した", version)).isPositive();
        example.pass(Duration.ofDays(31));
        assertThat(countOf("中止した", version)).isZero();
    }

    @Test
    void a_version_shows_its_diagram() throws Exception {
        assertThat(opened(ANALYST, versionOf(REVIEWS) + "/diagram")).contains("userTask_check");
    }

    @Test
    void deployments_are_listed_with_name_and_source() throws Exception {
        assertThat(opened(ANALYST, PAGE + "/deployments")).contains("tetsuzuki", "shipped");
    }

    @Test
    void to_all_others_there_are_no_such_pages() throws Exception {
        String version = versionOf(REVIEWS);
        for (String path : List.of(PAGE, version, version + "/diagram", PAGE + "/deployments")) {
            for (Colleague who : List.of(CLERK, Colleague.APPROVER, Colleague.HEADQUARTERS, Colleague.OPERATOR)) {
                assertThat(status(who, path)).as(who.staffId() + " " + path).isEqualTo(404);
            }
        }
    }

    @Test
    void the_navigation_offers_them_to_analysts_alone() {
        assertThat(offeredTo(ANALYST)).contains("手続きの分析");
        for (Colleague who : List.of(CLERK, Colleague.APPROVER, Colleague.HEADQUARTERS, Colleague.OPERATOR)) {
            assertThat(offeredTo(who)).as(who.staffId()).doesNotContain("手続きの分析");
        }
    }

    private List<String> offeredTo(Colleague who) {
        return navigation.stream()
                .flatMap(feature -> feature.entriesFor(who).stream())
                .map(DeskNavigation.Entry::label)
                .toList();
    }

    @Test
    void what_there_is_not_is_not_found() throws Exception {
        assertThat(status(ANALYST, PAGE + "/procedures/none/1")).isEqualTo(404);
        assertThat(status(ANALYST, versionOf(REVIEWS).replaceAll("[0-9]+$", "999")))
                .isEqualTo(404);
    }

    private String versionOf(String procedure) throws Exception {
        return link(opened(ANALYST, PAGE), procedure);
    }

    private long countOf(String row, String version) throws Exception {
        Matcher matcher =
                Pattern.compile(">" + row + "</th>\\s*<td[^>]*>([0-9]+)件").matcher(opened(ANALYST, version));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
