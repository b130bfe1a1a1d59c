package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Transfers from the entry to what became of them, confirmed with either password. */
class TransferPathTest extends MailPasswordBrowserTest {

    private static final Pattern NUMBER = Pattern.compile("受付番号\\s+(\\d{6}-\\d{6})");
    private static final int PHONE_WIDTH = 390;
    private static final String NO_SUCH_ACCOUNT = "0000000";

    @Autowired
    private ManagementService management;

    @Test
    void a_transfer_is_confirmed_with_a_mail_password() {
        hasMailPasswordsByPhone();
        logIn();
        tab.navigate("お振込");
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        assertThat(tab.currentEntries()).containsExactly("お振込");
        assertThat(tab.text())
                .contains("手順 1／3", "1日の限度額は1,000,000円です。", "あと1,000,000円まで")
                .doesNotContain("最近のお振込");
        tab.follow("戻る");
        assertThat(tab.title()).isEqualTo("ホーム");
        begin(TRANSFER);
        enterPayee("1234567");
        tab.type("金額", "１５０，０００");
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo(CONFIRM_TRANSFER);
        assertThat(tab.text())
                .contains("手順 2／3", "0001", "123", "普通", "1234567", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "150,000円")
                .doesNotContain("サブロウ", "ワンタイムパスワード");

        tab.press("戻る");
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        assertThat(tab.errors()).isEmpty();
        assertThat(tab.field("口座番号").inputValue()).isEqualTo("1234567");
        assertThat(tab.field("受取人名").inputValue()).isEqualTo("ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ");
        assertThat(tab.field("普通").isChecked()).isTrue();
        assertThat(tab.field("金額").inputValue()).isEqualTo("150000");
        tab.press("次へ");
        String password = password(IN_USE, customer.phoneAddress());
        confirmTransfer("メール通知パスワード", password);

        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
        assertThat(tab.text()).contains("手順 3／3", "受付が完了しました", "受付番号をお控えください", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "150,000円");
        String number = number();
        tab.follow("お振込へ戻る");
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        assertThat(tab.text()).contains("最近のお振込", number, "あと850,000円まで", "本日のお振込：150,000円");
        assertThat(mailbox.of(customer.phoneAddress(), PASSWORD_MAIL)).hasSize(1);
    }

    @Test
    void the_customer_sees_what_becomes_of_each_order() {
        hasMailPasswordsByPhone();
        logIn();
        management.suspendJobDefinitionByProcessDefinitionKey(TRANSFER, true);
        try {
            enterTransfer("1234567", "10000");
            String password = password(IN_USE, customer.phoneAddress());
            confirmTransfer("メール通知パスワード", password);
            enterTransfer(NO_SUCH_ACCOUNT, "20000");
            confirmTransfer("メール通知パスワード", password);
            assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
            begin(TRANSFER);
            assertThat(states()).containsExactly("20,000円 受付 ", "10,000円 受付 ");
        } finally {
            management.activateJobDefinitionByProcessDefinitionKey(TRANSFER, true);
        }
        awaitStates("20,000円 送信済 ", "10,000円 送信済 ");
        assertThat(tab.text()).contains("本日のお振込：30,000円");

        advance(Duration.ofSeconds(61));
        awaitStates("20,000円 不能 該当口座がありません", "10,000円 完了 ");
        assertThat(tab.text()).as("what has failed no longer counts").contains("本日のお振込：10,000円");
    }

    @Test
    void a_transfer_is_confirmed_with_a_one_time_password_on_a_phone() {
        tab = newTab(newBrowser(options().setViewportSize(PHONE_WIDTH, 844)));
        logIn();
        AppToken token = inUse();
        advance(NEXT_CODE);
        tab.navigate("メニュー", "お振込");
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        enterTransfer("1234567", "1,000,000");
        assertThat(tab.text()).doesNotContain("メール通知パスワード", "照合番号", "ご確認ください\n");
        assertThat(tab.button("再送").count()).isZero();
        confirmTransfer("ワンタイムパスワード", token.wrongCode());
        assertThat(tab.title()).isEqualTo(CONFIRM_TRANSFER);
        assertThat(tab.errorAt("ワンタイムパスワード")).contains("正しくありません", "あと4回");
        assertThat(tab.text()).contains("一度お使いになったワンタイムパスワードは使えません", "時計がずれている");
        confirmTransfer("ワンタイムパスワード", token.code());
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
        String number = number();

        begin(TRANSFER);
        assertThat(tab.text()).contains("あと0円まで", number);
        BoundingBox state = tab.page().locator(".records td[data-column=状態]").boundingBox();
        assertThat(state.x + state.width)
                .as("the state is seen without scrolling sideways")
                .isLessThanOrEqualTo(PHONE_WIDTH);
    }

    private String number() {
        Matcher number = NUMBER.matcher(tab.text());
        assertThat(number.find()).as(tab.text()).isTrue();
        return number.group(1);
    }

    /** Amount, state and reason of the orders in the table, newest first. */
    private List<String> states() {
        return tab.page().locator(".records tbody tr").all().stream()
                .map(row -> row.locator("td").allTextContents())
                .map(cells -> String.join(" ", cells.subList(3, cells.size())))
                .toList();
    }

    private void awaitStates(String... states) {
        Awaitility.await(String.join(", ", states))
                .pollInSameThread()
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    begin(TRANSFER);
                    return states().equals(List.of(states));
                });
    }
}
