package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What may come between the reception of a paper and its end: deficiencies, calls, refusals, and time. */
class PaperWaysTest extends DeskBrowserTest {

    private static final String FIRST_CALL = "登録電話番号への確認（1回目）";
    private static final String SECOND_CALL = "登録電話番号への確認（2回目）";
    private static final String NO_ANSWER = "つながらなかった";

    @Test
    void a_deficiency_is_told_and_mended() {
        logIn();
        Desk clerk = desk("clerk1");
        String number = restrictedCase(clerk);
        clerk.findDeficient(number, "届出印の押印がありません。\n押印した申込書をお送りください。");
        assertThat(awaitMail(DEFICIENCY_MAIL)).contains(number, "届出印の押印がありません。");
        assertStatus(number, "書類の不備をご連絡しました", "届出印の押印がありません。");
        assertThat(tab.text()).contains("不足している書類などは");

        Desk colleague = desk("clerk2");
        colleague.claim(number, "補正の受付");
        assertThat(colleague.tab().text()).contains("届出印の押印がありません。", "までに補正がない場合は、自動で返戻となります");
        colleague.tab().press("補正を受け付ける");
        assertThat(colleague.tab().errorAt("補正の内容")).isNotEmpty();
        colleague.tab().type("補正の内容", "押印した申込書を受け取った");
        colleague.finish("補正を受け付ける");
        assertStatus(number, "ご提出いただいた書面の内容を確認しています");
        assertThat(tab.text()).doesNotContain("届出印の押印がありません");

        clerk.check(number);
        Desk approver = desk("approver1");
        approver.claim(number, "書面手続きの承認");
        assertThat(approver.tab().text()).contains("届出印の押印がありません。", "押印した申込書を受け取った", "鈴木 誠");
        approver.finish("承認する");
        assertStatus(number, "完了");
    }

    @Test
    void a_deficiency_that_is_not_mended_in_five_business_days_sends_the_paper_back() {
        Desk clerk = desk("clerk1");
        String number = restrictedCase(clerk);
        clerk.findDeficient(number, "本人確認書類の写しがありません。");
        awaitMail(DEFICIENCY_MAIL);

        passBusinessDays(5);
        assertThat(awaitMail(ENDED_MAIL)).contains(number, "理由：本人確認書類の写しがありません。");
        logIn();
        assertStatus(number, "返戻", "本人確認書類の写しがありません。");
        clerk.logIn();
        clerk.opensLetter(number, "返戻のお知らせ");
        assertThat(clerk.tab().text()).contains("いま待っている事務はありません", "補正の期限を過ぎた");
        assertThat(clerk.row("未割当", number).count()).isZero();
        tab.open("/security/otp");
        assertThat(tab.text()).contains("発行規制を解除する申込書を印刷する");
    }

    @Test
    void two_calls_without_an_answer_lead_to_a_letter_of_inquiry() {
        hasToken("IN_USE");
        logIn();
        Desk clerk = desk("clerk1");
        String number = deviceChangedCase(clerk);
        clerk.check(number);
        clerk.claim(number, FIRST_CALL);
        assertThat(clerk.tab().text()).contains("お届けの電話番号", "097-500-0004");
        clerk.tab().press("本人の申込と確認した");
        assertThat(clerk.tab().errorAt("通話の記録")).as("a call leaves a record").isNotEmpty();
        clerk.tab().type("通話の記録", "10時 応答なし");
        clerk.finish(NO_ANSWER);
        clerk.callBack(number, SECOND_CALL, "14時 応答なし", NO_ANSWER);

        assertStatus(number, "照会状をお送りします");
        clerk.opensLetter(number, "照会状");
        clerk.claim(number, "照会状の発送");
        clerk.tab().type("発送の記録", "簡易書留で発送");
        clerk.finish("照会状を発送した");
        assertThat(clerk.tab().text()).contains("10時 応答なし", "14時 応答なし", "簡易書留で発送");
        clerk.claim(number);
        clerk.tab().type("回答の記録", "署名と届出印を確認");
        clerk.finish("本人の申込と確認した");
        desk("approver1").approve(number);
        assertStatus(number, "完了");
    }

    @Test
    void a_customer_who_knows_nothing_of_the_paper_keeps_the_token() {
        hasToken("IN_USE");
        logIn();
        Desk clerk = desk("clerk1");
        String number = deviceChangedCase(clerk);
        clerk.check(number);
        clerk.callBack(number, FIRST_CALL, "申し込んでいないとのこと", "本人の申込ではない");

        clerk.opensLetter(number, "返戻のお知らせ");
        assertThat(awaitMail(ENDED_MAIL)).contains("お客様ご本人のお申し込みと確認できませんでした");
        assertStatus(number, "返戻");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：利用中");
    }

    @Test
    void an_approver_sends_back_and_rejects_with_a_reason() {
        logIn();
        Desk clerk = desk("clerk1");
        Desk approver = desk("approver1");
        String number = restrictedCase(clerk);
        clerk.check(number);
        approver.claim(number, "書面手続きの承認");
        approver.tab().press("差し戻す");
        assertThat(approver.tab().errorAt("理由")).isNotEmpty();
        approver.tab().press("否認する");
        assertThat(approver.tab().errorAt("理由")).isNotEmpty();
        approver.tab().type("理由", "本人確認書類の有効期限を確認してください");
        approver.finish("差し戻す");

        clerk.claim(number, "書面の照合");
        assertThat(clerk.tab().text()).contains("役席から差し戻されました", "本人確認書類の有効期限を確認してください");
        clerk.tickAll();
        clerk.finish("照合済みとする");
        approver.claim(number, "書面手続きの承認");
        approver.tab().type("理由", "印影が届出印と異なるため");
        approver.finish("否認する");
        approver.opensLetter(number, "返戻のお知らせ");

        assertThat(awaitMail(REJECTED_MAIL)).contains("理由：印影が届出印と異なるため");
        assertStatus(number, "お受けできませんでした", "印影が届出印と異なるため");
        begin(ISSUANCE);
        assertThat(tab.title()).as("the restriction stays").isNotEqualTo(ENTER);
    }

    @Test
    void an_approval_is_reminded_of_after_one_business_day_and_headquarters_decides_after_two() {
        Desk clerk = desk("clerk1");
        String number = restrictedCase(clerk);
        clerk.check(number);
        Desk approver = desk("approver1");
        Desk headquarters = desk("hq1");
        assertThat(headquarters.row("未割当", number).count())
                .as("headquarters has nothing to do with it yet")
                .isZero();

        passBusinessDays(1);
        approver.logIn();
        awaitRow(approver, "期限超過", number, "催促");
        assertThat(approver.row("未割当", number).innerText()).contains("期限超過", "催促");

        passBusinessDays(1);
        headquarters.logIn();
        awaitRow(headquarters, "未割当", number, "本店営業部");
        approver.logIn();
        assertThat(approver.row("未割当", number).count()).isZero();
        headquarters.claim(number, "書面手続きの承認（事務集中部）");
        assertThat(headquarters.tab().text()).contains(customer.name(), "照合済みとする");
        headquarters.finish("承認する");
        headquarters.opensLetter(number, "完了のお知らせ");
        logIn();
        assertStatus(number, "完了");
        begin(ISSUANCE);
        assertThat(tab.title()).isEqualTo(ENTER);
    }

    @Test
    void a_token_that_the_customer_has_released_meanwhile_is_told_to_a_clerk() {
        logIn();
        AppToken token = inUse();
        Desk clerk = desk("clerk1");
        String number = deviceChangedCase(clerk);
        clerk.check(number);
        clerk.callBack(number, FIRST_CALL, "ご本人が応対", "本人の申込と確認した");
        advance(NEXT_CODE);
        begin(USE_RELEASE);
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("解除する");
        assertThat(tab.title()).isEqualTo(RELEASED);

        desk("approver1").approve(number);
        assertStatus(number, "お手続きの対象の状態を確認しています");
        clerk.claim(number, "対象の状態が変わった書面手続き");
        assertThat(clerk.tab().text()).contains("変更は行っていません");
        clerk.tab().type("確認した内容", "お客様がご自身で解除したことを確認");
        clerk.finish("手続きを終える");
        assertThat(awaitMail(ENDED_MAIL)).contains("お手続きの必要がなくなりました");
        assertStatus(number, "対象がなくなり終了");
    }

    /** Timers run in the background. */
    private static void awaitRow(Desk desk, String list, String number, String words) {
        Awaitility.await(words + " in " + list)
                .pollInSameThread()
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    Locator row = desk.row(list, number);
                    return row.count() == 1 && row.innerText().contains(words);
                });
    }
}
