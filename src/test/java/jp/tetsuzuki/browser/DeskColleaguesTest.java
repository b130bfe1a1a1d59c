package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Set;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.Staff;
import jp.tetsuzuki.staff.StaffMember;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one member of the staff can do to another's work, and what they see of other branches'. */
class DeskColleaguesTest extends DeskBrowserTest {

    @Autowired
    private Staff staff;

    @Test
    void nobody_approves_what_they_have_received_whatever_roles_they_have() {
        if (!staff.isRegistered("both1")) {
            staff.register(new StaffMember("both1", "木村 栄", "001", Set.of(Role.CLERK, Role.APPROVER)), "Staff-both1");
        }
        Desk both = desk("both1");
        String number = restrictedCase(both);
        desk("clerk1").check(number);

        both.claim(number);
        assertThat(both.tab().text()).contains("この案件の受付や照合、ほかの承認を行ったため、あなたはこの事務を担当できません");
        assertThat(both.tab().button("引き受ける").count()).isZero();
        assertThat(both.tab().button("承認する").count()).isZero();
        Desk secondSession = desk("both1");
        secondSession.claim(number);
        assertThat(secondSession.tab().button("承認する").count()).isZero();
        desk("approver1").approve(number);
    }

    @Test
    void a_clerk_of_another_branch_neither_finds_nor_opens_the_case() {
        Desk clerk = desk("clerk1");
        String number = restrictedCase(clerk);
        clerk.claim(number, "書面の照合");
        String task = address(clerk.tab());

        for (String stranger : List.of("clerk3", "approver3", "analyst1", "operator1")) {
            Desk other = desk(stranger);
            assertThat(other.tab().text()).doesNotContain(number);
            for (String hidden :
                    List.of(task, "/staff/cases/" + number, "/staff/cases/" + number + "/letters/inquiry.pdf")) {
                assertThat(other.tab().open(hidden).status())
                        .as(stranger + " " + hidden)
                        .isEqualTo(404);
                assertThat(other.tab().title()).isEqualTo("画面が見つかりません");
            }
        }
        Desk other = desk("clerk3");
        other.tab().open("/staff/customers");
        other.tab().type("契約者番号またはお名前のカナ", customer.contractNumber());
        other.tab().press("検索する");
        assertThat(other.tab().text()).contains("該当するお客様はいません");
        receiveFromScratch(other, "トークンの発行回数超過による発行規制");
        assertThat(other.tab().errorAt("契約者番号")).contains("当店では見つかりません");
    }

    @Test
    void of_two_who_reach_for_a_task_the_second_is_told_in_words() {
        Desk first = desk("clerk1");
        Desk second = desk("clerk2");
        String number = restrictedCase(first);
        Locator stale = claimButton(second, number);
        first.claim(number, "書面の照合");

        second.tab().leaveBy(stale);
        assertThat(second.tab().text()).contains("ほかの職員が先に引き受けました", "佐藤 恵");
        assertThat(second.tab().button("照合済みとする").count()).isZero();
        assertThat(first.row("担当中", number).count()).isEqualTo(1);
        assertThat(second.row("担当中", number).count()).isZero();
    }

    @Test
    void a_task_that_is_gone_when_it_is_reached_for_leads_to_the_story_of_its_case() {
        Desk first = desk("clerk1");
        Desk second = desk("clerk2");
        String number = restrictedCase(first);
        Locator stale = claimButton(second, number);
        first.check(number);

        second.tab().leaveBy(stale);
        assertThat(second.tab().title()).isEqualTo("案件の経過");
        assertThat(second.tab().text()).contains("すでに処理が終わっているか", "手続きを承認する");
        assertThat(second.row("完了", number).count()).isEqualTo(1);
    }

    @Test
    void a_page_that_is_sent_after_the_task_was_given_back_changes_nothing() {
        Desk clerk = desk("clerk1");
        String number = restrictedCase(clerk);
        clerk.claim(number, "書面の照合");
        Tab otherTab = newTab(clerk.tab().page().context());
        otherTab.open(address(clerk.tab()));
        otherTab.press("担当を外れる");
        assertThat(otherTab.text()).contains("担当を外れました");

        clerk.tickAll();
        clerk.tab().press("照合済みとする");
        assertThat(clerk.tab().text()).contains("この画面はすでに送信されているか、担当が変わっています", "担当者はいません");
        desk("clerk2").check(number);
    }

    @Test
    void a_late_task_is_taken_over_from_an_absent_colleague() {
        Desk absent = desk("clerk1");
        String number = restrictedCase(absent);
        absent.claim(number, "書面の照合");
        passBusinessDays(1);
        Desk colleague = desk("clerk2");
        Locator row = colleague.row("期限超過", number);
        assertThat(row.innerText()).contains("佐藤 恵", "期限超過");
        colleague.tab().leaveBy(row.getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK));
        colleague.tab().press("担当を引き継ぐ");
        colleague.tickAll();
        colleague.finish("照合済みとする");
        assertThat(colleague.tab().text()).contains("佐藤 恵から引き継いだ");
    }

    private static Locator claimButton(Desk desk, String number) {
        return desk.row("未割当", number).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("引き受ける"));
    }

    /** Without what was told at coming there. */
    private static String address(Tab tab) {
        return tab.page().url().replaceFirst("[?].*", "");
    }
}
