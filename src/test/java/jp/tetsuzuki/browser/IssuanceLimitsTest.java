package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Issuing again and again. */
class IssuanceLimitsTest extends BrowserTest {

    @Test
    void a_new_issue_replaces_the_token_before_it() {
        logIn();
        issue();
        Mailbox.Mail first = mailbox.await(customer.phoneAddress(), APP_MAIL);
        begin(ISSUANCE);
        enterIssuance(Depositor.START_PASSWORD);
        assertThat(tab.text()).contains("（サービスID " + first.value("サービスID") + "）は使えなくなります");
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        Mailbox.Mail second =
                mailbox.awaitAll(customer.phoneAddress(), APP_MAIL, 2).get(0);

        assertThat(requestSetup(first).statusCode()).isEqualTo(401);
        setUp(second);
        tab.open("/security/otp");
        assertThat(tab.text()).contains("初期設定済", second.value("サービスID"));
    }

    @Test
    void the_sixth_issue_in_thirty_days_is_refused_and_restricts_the_contract() {
        logIn();
        for (int issued = 1; issued <= 5; issued++) {
            issue();
        }
        String serviceId =
                mailbox.awaitAll(customer.phoneAddress(), APP_MAIL, 5).get(0).value("サービスID");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("残り回数：0回");
        tab.follow("トークン発行");
        enterIssuance(Depositor.START_PASSWORD);
        assertThat(tab.text()).contains("このまま確定されますと発行規制となり");
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo("トークン発行");
        assertThat(tab.text()).contains("お手続きは完了していません", "発行規制", "書面でのお手続き");
        assertThat(mailbox.await(customer.noticeAddress(), RESTRICTED_MAIL).text())
                .contains("規制日時");

        tab.open("/security/otp");
        assertThat(tab.text()).contains("トークンの発行を停止しています（発行規制）", "発行済", serviceId);
        begin(ISSUANCE);
        assertThat(tab.text()).contains("トークンの発行を停止しています（発行規制）");
        assertThat(mailbox.of(customer.phoneAddress(), APP_MAIL)).hasSize(5);
    }
}
