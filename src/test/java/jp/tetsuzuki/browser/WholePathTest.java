package jp.tetsuzuki.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From the login to a token in use, its release and the next issue, the way the customer manual tells it. */
class WholePathTest extends BrowserTest {

    private static final Duration REISSUE_WAIT = Duration.ofMinutes(30);

    @Test
    void a_customer_applies_for_a_token_sets_up_the_app_starts_use_and_releases_it() {
        logIn();
        assertThat(tab.page().locator("header").innerText()).contains(customer.name() + " 様", "前回ログイン なし");
        tab.navigate("セキュリティ機能のご利用", "ワンタイムパスワード");
        assertThat(tab.title()).isEqualTo(OVERVIEW);
        assertThat(tab.text())
                .contains("ワンタイムパスワード登録状況", "ご利用の状態：未利用", "残り回数：5回", "注意事項", "登録情報変更処理選択")
                .doesNotContain("トークン情報")
                .contains("利用を開始できるトークンがありません。", "解除のお手続きは不要です。");

        tab.follow("トークン発行");
        assertThat(tab.title()).isEqualTo(ENTER);
        assertThat(tab.text()).contains("手順 1／3", "送付先メールアドレスの指定", "パスワード入力");
        enterIssuance(Depositor.START_PASSWORD);
        assertThat(tab.title()).isEqualTo(CONFIRM);
        assertThat(tab.text()).contains("手順 2／3", "送付先メールアドレス", customer.phoneAddress());
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);
        assertThat(tab.text())
                .contains("手順 3／3", customer.phoneAddress(), "トークン情報", "ソフトウェアトークン", "発行済")
                .contains("@oita-kenshin.co.jp", "@otp-auth.net");

        Mailbox.Mail appMail = mailbox.await(customer.phoneAddress(), APP_MAIL);
        assertThat(appMail.from()).endsWith("@otp-auth.net");
        assertThat(appMail.text()).contains("アプリ").doesNotContain(Depositor.START_PASSWORD, "/login");
        Mailbox.Mail issuedMail = mailbox.await(customer.noticeAddress(), ISSUED_MAIL);
        assertThat(issuedMail.from()).endsWith("@oita-kenshin.co.jp");
        assertThat(issuedMail.text()).contains(appMail.value("サービスID")).doesNotContain("http");

        tab.open("/");
        assertThat(tab.text()).contains("トークン発行", COMPLETE);
        tab.follow("確認する");
        assertThat(tab.title()).isEqualTo(COMPLETE);
        begin(ISSUANCE);
        assertThat(tab.title())
                .as("a further issue is possible while the app waits for its setup")
                .isEqualTo(ENTER);
        tab.press("中止する");

        Tab app = newTab(newBrowser());
        AppToken token = setUpInApp(app, appMail);
        app.button("登録").click();
        assertThat(app.page().locator("main h1")).hasText("ワンタイムパスワード");
        assertThat(app.page().locator("[data-code] span").first()).isVisible();
        app.look();
        assertThat(token.codesAroundNow()).contains(shownCode(app));

        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：初期設定済", "利用開始をお済ませください", appMail.value("サービスID"));
        tab.follow("ワンタイムパスワード利用開始");
        assertThat(tab.title()).isEqualTo(ENTER_OTP);
        assertThat(tab.text()).contains("手順 1／2", appMail.value("サービスID"));
        tab.type("ワンタイムパスワード", shownCode(app));
        tab.press("利用開始する");
        assertThat(tab.title()).isEqualTo(STARTED);
        assertThat(tab.text()).contains("手順 2／2", "受付が完了しました", "利用解除");
        assertThat(mailbox.await(customer.noticeAddress(), STARTED_MAIL).text()).contains(appMail.value("サービスID"));
        tab.open("/");
        assertThat(tab.text()).contains("利用中", "現在、途中のお手続きはありません。");

        advance(NEXT_CODE);
        tab.open("/security/otp");
        tab.follow("ワンタイムパスワード利用解除");
        assertThat(tab.title()).isEqualTo(CONFIRM_RELEASE);
        assertThat(tab.text()).contains("注意事項", "パスワード入力");
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.type("ワンタイムパスワード", token.code());
        Instant before = clock.instant();
        tab.press("解除する");
        Instant after = clock.instant();
        assertThat(tab.title()).isEqualTo(RELEASED);
        String told = Stream.of(before, after)
                .map(this::firstFullMinuteOfNextIssue)
                .filter(minute -> tab.text().contains(minute + "から「トークン発行」をお申し込みいただけます"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No exact time of the next issue in: " + tab.text()));
        assertThat(mailbox.await(customer.noticeAddress(), RELEASED_MAIL).text())
                .contains("からお申し込みいただけます。");

        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：未利用", "利用解除のあと、しばらくの間は発行できません。" + told + "からお申し込みいただけます。");
        begin(ISSUANCE);
        assertThat(tab.text()).contains(told + "からお申し込みいただけます。");
    }

    @Test
    void a_token_can_be_issued_again_thirty_minutes_after_the_release_and_no_earlier() {
        logIn();
        AppToken token = inUse();
        advance(NEXT_CODE);
        begin(USE_RELEASE);
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("解除する");

        advance(REISSUE_WAIT.minusMinutes(1));
        logIn();
        begin(ISSUANCE);
        assertThat(tab.title()).isEqualTo("トークン発行");
        assertThat(tab.text()).contains("利用解除のあと、しばらくの間は発行できません。");

        advance(Duration.ofMinutes(1));
        begin(ISSUANCE);
        assertThat(tab.title()).isEqualTo(ENTER);
    }

    @Test
    void the_page_with_the_mails_way_stays_until_the_setup_and_the_mail_is_sent_again_after_a_minute() {
        logIn();
        issue();
        mailbox.await(customer.phoneAddress(), APP_MAIL);
        tab.press("再送");
        assertThat(tab.title()).isEqualTo(COMPLETE);
        assertThat(tab.text()).contains("続けて再送することはできません。");

        advance(Duration.ofSeconds(61));
        tab.press("再送");
        assertThat(tab.text()).contains("ご案内のメールを再送します。");
        List<Mailbox.Mail> mails = mailbox.awaitAll(customer.phoneAddress(), APP_MAIL, 2);
        assertThat(mails)
                .hasSize(2)
                .extracting(Mailbox.Mail::link)
                .containsOnly(mails.get(0).link());

        setUp(mails.get(0));
        tab.page().reload();
        assertThat(tab.text()).contains("アプリの初期設定が済みました。");
    }

    /** Through the app's pages up to トークン表示名設定; the answer's secret is what codes are compared with. */
    private AppToken setUpInApp(Tab app, Mailbox.Mail mail) {
        app.open(mail.link());
        assertThat(app.page().locator("main h1")).hasText("初期設定");
        assertThat(app.field("サービスID")).hasValue(mail.value("サービスID"));
        assertThat(app.field("ユーザID")).hasValue(mail.value("ユーザID"));
        assertThat(app.page().url()).as("IDs stay in no history").endsWith("/app/");
        app.type("利用開始パスワード", Depositor.START_PASSWORD);
        app.page().getByLabel("上記の内容に同意する").check();
        Response answer = app.page().waitForResponse("**/app/api/setup", app.button("送信")::click);
        JsonNode setup = read(answer.text());
        assertThat(setup.get("algorithm").asText()).isEqualTo("SHA256");
        assertThat(app.page().locator("main h1")).hasText("初期設定完了");
        app.look();
        app.button("次へ").click();
        assertThat(app.page().locator("main h1")).hasText("トークン表示名設定");
        app.look();
        return new AppToken(setup.get("secret").asText(), clock);
    }

    private static String shownCode(Tab app) {
        return app.page().locator("[data-code]").getAttribute("data-code");
    }

    private String firstFullMinuteOfNextIssue(Instant released) {
        ZonedDateTime from = released.plus(REISSUE_WAIT).atZone(clock.getZone());
        ZonedDateTime minute = from.truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime told = minute.equals(from) ? minute : minute.plusMinutes(1);
        boolean today =
                told.toLocalDate().equals(released.atZone(clock.getZone()).toLocalDate());
        return told.format(DateTimeFormatter.ofPattern(today ? "H:mm" : "M月d日 H:mm", Locale.ROOT));
    }
}
