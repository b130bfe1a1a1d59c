package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.tetsuzuki.transfer.TransferLimits;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How {@code adhoc-transfer} takes an order, within what limit, and the ways to leave it without one. */
abstract class TransferOrderContract extends TransferContract {

    @Autowired
    private TransferLimits limits;

    // Taken

    @Test
    void takes_an_order_with_the_one_time_password_and_tells_its_number() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit().open();
        assertThat(visit.page()).contains("振込内容入力", "手順 <span>1／3</span>", "<strong>1,000,000円</strong>");
        assertThat(instances(TRANSFER)).isEmpty();

        visit.send(order(10_000));
        ProcessInstance transfer = visit.instance();
        assertThat(transfer).isWaitingAtExactly("userTask_confirm").task().isAssignedTo(contractNumber);
        assertThat(visit.page())
                .contains("振込内容確認", "手順 <span>2／3</span>", "0001", "123", "普通", "1234567", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "10,000円")
                .contains("name=\"confirmationPassword\"", "name=\"otp\"")
                .doesNotContain("name=\"mailPassword\"", "再送");
        assertThat(orders()).isEmpty();

        visit.send(byOtp(phone.code()));
        assertThat(transfer)
                .isWaitingAt("serviceTask_handOver")
                .hasPassed("endEvent_verifiedByOtp")
                .variables()
                .doesNotContainKeys("confirmationPassword", "otp");
        assertThat(shown(transfer)).isEqualTo("intermediateEvent_accepted");
        String number = (String) runtime.getVariable(transfer.getId(), "transferNumber");
        assertThat(number).matches("270201-\\d{6}");
        assertThat(visit.page()).contains("振込受付完了", "手順 <span>3／3</span>", number, "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "10,000円");
        assertThat(orders()).containsExactly("10000 RECEIVED");
        assertThat(postings()).isEmpty();
        assertThat(audit("transfer.accept")).containsExactly("DONE");

        settle(transfer);
        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_completed", "endEvent_settled");
        assertThat(orders()).containsExactly("10000 COMPLETED");
        assertThat(postings()).containsExactly(number);
        assertThat(MailServer.received()).isEmpty();
    }

    @Test
    void takes_an_order_with_the_mail_password_that_opening_the_page_has_sent() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        assertThat(transfer).isWaitingAtExactly("userTask_confirm");
        assertThat(visit.page())
                .contains("name=\"confirmationPassword\"", "name=\"mailPassword\"", "再送", "送信しています")
                .doesNotContain("name=\"otp\"");
        deliver();
        assertThat(MailServer.received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).isEqualTo(PHONE));
        assertThat(visit.openAt(transfer).page()).contains("送信しました").doesNotContain("送信しています");

        visit.send(byMail(mailed()));

        assertThat(transfer)
                .isWaitingAt("serviceTask_handOver")
                .hasPassed("endEvent_verifiedByMailPassword")
                .variables()
                .doesNotContainKeys("confirmationPassword", "mailPassword");
        assertThat(visit.page()).contains("振込受付完了", (String) runtime.getVariable(transfer.getId(), "transferNumber"));
        settle(transfer);
        assertEnded(
                transfer,
                "endEvent_requested",
                "endEvent_verifiedByMailPassword",
                "endEvent_completed",
                "endEvent_settled");
        assertThat(orders()).containsExactly("10000 COMPLETED");
        assertThat(MailServer.received()).hasSize(1);
    }

    @Test
    void one_mail_password_serves_for_all_orders_of_a_login_session() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        visit.enter(order(1_000));
        deliver();
        String mailed = mailed();
        visit.send(byMail(mailed));

        ProcessInstance second = visit.enter(order(2_000));

        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
        assertThat(visit.page()).contains("送信しました");
        visit.send(byMail(mailed));
        assertThat(second).isWaitingAt("serviceTask_handOver").hasNotPassed("serviceTask_request");
        assertThat(orders()).containsExactly("1000 RECEIVED", "2000 RECEIVED");
        assertThat(allMailedTo(PHONE)).hasSize(1);
    }

    @Test
    void a_page_that_is_opened_again_sends_no_second_mail_password() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        visit.openAt(transfer).open();
        deliver();
        visit.openAt(transfer);

        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
        assertThat(allMailedTo(PHONE)).hasSize(1);
    }

    @Test
    void sends_the_mail_password_again_after_a_minute_and_only_the_newest_is_right() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        deliver();
        String first = mailed();
        visit.press("resend");
        assertThat(visit.page()).contains("続けて再送することはできません").doesNotContain("再送を受け付けました", "role=\"alert\"");
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();

        pass(Duration.ofSeconds(60));
        visit.press("resend");
        assertThat(transfer).isWaitingAtExactly("userTask_confirm").hasPassed("serviceTask_resend");
        assertThat(visit.page()).contains("再送を受け付けました", "送信しています").doesNotContain("続けて再送することはできません");
        deliver();
        assertThat(allMailedTo(PHONE)).hasSize(2).doesNotHaveDuplicates();

        visit.openAt(transfer).send(byMail(first));
        assertThat(orders()).isEmpty();
        visit.send(byMail(mailed()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @Test
    void sends_the_mail_password_again_five_times_in_a_login_session_and_no_more() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        visit.enter(order(10_000));
        deliver();
        for (int resend = 1; resend <= 5; resend++) {
            pass(Duration.ofSeconds(60));
            visit.press("resend");
            deliver();
        }
        pass(Duration.ofSeconds(60));

        visit.press("resend");

        assertThat(visit.page()).contains("再送できる回数を超えました");
        assertThat(allMailedTo(PHONE)).hasSize(6);
        visit.send(byMail(mailed()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    // Closed before anything is typed

    @Test
    void is_closed_to_who_has_neither_password_and_says_where_to_begin() {
        assertClosed("ワンタイムパスワードまたはメール通知パスワードが必要です");
        assertThat(new TransferVisit().open().page())
                .contains("href=\"/security/otp\"", "href=\"/security/mail-password\"");
    }

    @Test
    void is_closed_to_who_has_a_token_that_is_only_set_up() {
        tokenSetUp();

        assertClosed("ワンタイムパスワードまたはメール通知パスワードが必要です");
    }

    @Test
    void is_closed_while_the_token_is_locked() {
        lock(inUse(), RELEASE);

        assertClosed("トークンが閉塞しており", "書面でのお手続き");
    }

    @Test
    void is_closed_while_the_confirmation_password_is_suspended() {
        mailPasswordsInUse();
        suspendConfirmationPassword();

        assertClosed("確認用パスワードのご利用を10:30まで停止しています");

        pass(Duration.ofMinutes(30));
        assertThat(new TransferVisit().open().page()).contains("振込内容入力", "name=\"payeeName\"");
    }

    @Test
    void is_closed_for_good_after_the_third_suspension_of_the_confirmation_password() {
        mailPasswordsInUse();
        for (int suspension = 1; suspension <= 3; suspension++) {
            suspendConfirmationPassword();
            pass(Duration.ofMinutes(30));
        }

        assertClosed("確認用パスワードのご利用を停止しています", "書面でのお手続き");
    }

    @Test
    void refuses_a_first_page_that_was_open_when_the_procedure_closed() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit().open();
        lock(phone, RELEASE);

        visit.send(order(10_000));

        assertThat(visit.page()).contains("お手続きは完了していません", "トークンが閉塞しており").doesNotContain("name=\"payeeName\"");
        assertThat(instances(TRANSFER)).isEmpty();
        assertThat(orders()).isEmpty();
    }

    /** The page tells it in the place of a form, and the diagram comes to the same if it is started all the same. */
    private void assertClosed(String... words) {
        TransferVisit visit = new TransferVisit().open();
        assertThat(visit.page())
                .contains("<h1 class=\"page__title\">お振込</h1>")
                .contains(words)
                .doesNotContain("name=\"payeeName\"", "name=\"transferAmount\"");
        assertThat(instances(TRANSFER)).isEmpty();
        assertThat(audit("procedure.start")).endsWith("REFUSED");

        ProcessInstance transfer = choose(TRANSFER);
        assertEnded(transfer, "endEvent_refused");
        assertThat(shown(transfer)).isEqualTo("endEvent_refused");
        assertThat(visit.openAt(transfer).page()).contains(words);
        assertThat(MailServer.received()).isEmpty();
    }

    private void suspendConfirmationPassword() {
        TransferVisit visit = new TransferVisit();
        visit.enter(order(10_000));
        deliver();
        for (int entry = 1; entry <= 5; entry++) {
            visit.send(confirmation(WRONG_PASSWORD, "mailPassword", mailed()));
        }
        runDueJobs(notice());
        MailServer.next();
    }

    // The day's limit

    @Test
    void tells_on_the_first_page_what_is_left_of_the_limit_and_takes_no_more_than_that() {
        Phone phone = inUse();
        accepted(phone, order(800_000));
        TransferVisit visit = new TransferVisit().open();
        assertThat(visit.page()).contains("あと<strong>200,000円</strong>", "本日のお振込：800,000円");

        visit.send(order(200_001));
        ProcessInstance transfer = visit.instance();
        assertThat(transfer)
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("transferLimitOutcome", "EXCEEDED");
        assertThat(visit.page())
                .contains("role=\"alert\"", "href=\"#f-transferAmount\"", "本日お振込いただけるのは、あと200,000円です")
                .contains("value=\"200001\"", "value=\"1234567\"");

        visit.send(order(200_000));
        assertThat(transfer).isWaitingAtExactly("userTask_confirm");
        visit.send(byOtp(phone.code()));
        assertThat(orders()).containsExactly("800000 RECEIVED", "200000 RECEIVED");
        assertThat(visit.open().page()).contains("あと<strong>0円</strong>");
    }

    @Test
    void counts_an_order_towards_the_limit_of_the_day_in_japan_on_which_it_was_accepted() {
        Phone phone = inUse();
        clock.stopAt(START.plus(Duration.ofHours(13).plusMinutes(57)));
        accepted(phone, order(1_000_000));
        assertThat(new TransferVisit().open().page()).contains("あと<strong>0円</strong>");

        pass(Duration.ofMinutes(1));

        assertThat(new TransferVisit().open().page()).contains("あと<strong>1,000,000円</strong>");
        ProcessInstance next = accepted(phone, order(1_000_000));
        assertThat(runtime.getVariable(next.getId(), "transferNumber").toString())
                .startsWith("270202-");
    }

    @Test
    void refuses_an_order_that_a_limit_lowered_meanwhile_does_not_bear_and_tells_what_is_left() {
        Phone phone = inUse();
        accepted(phone, order(30_000));
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(70_001));
        limits.lower(contractNumber);

        visit.send(byOtp(phone.code()));

        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_limitExceeded");
        assertThat(shown(transfer)).isEqualTo("endEvent_limitExceeded");
        assertThat(visit.page()).contains("受け付けられませんでした", "あと<strong>70,000円</strong>");
        assertThat(orders()).containsExactly("30000 RECEIVED");
        assertThat(audit("transfer.accept")).containsExactly("DONE", "REFUSED_LIMIT");
        assertThat(visit.open().page())
                .contains("<strong>100,000円</strong>", "限度額を引き下げています", "<strong>2027年2月3日 0:00</strong>");
    }

    @Test
    void takes_an_order_that_a_lowered_limit_still_bears() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        visit.enter(order(100_000));
        limits.lower(contractNumber);

        visit.send(byOtp(phone.code()));

        assertThat(orders()).containsExactly("100000 RECEIVED");
    }

    @Test
    void refuses_an_order_where_nothing_is_left_any_more_and_says_so() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(1));
        ProcessInstance other = choose(TRANSFER);
        TransferVisit elsewhere = new TransferVisit().openAt(other).send(order(1_000_000));
        elsewhere.send(byOtp(phone.code()));
        pass(Duration.ofMinutes(2));

        visit.send(byOtp(phone.code()));

        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_limitExceeded");
        assertThat(visit.page()).contains("本日は、これ以上お振込いただけません").doesNotContain("この額まで");
        assertThat(orders()).containsExactly("1000000 RECEIVED");
    }

    @Test
    void takes_one_of_two_orders_that_two_sessions_confirm_at_once_and_that_exceed_the_limit_together() {
        Phone phone = inUse();
        List<ProcessInstance> transfers = twoThatExceedTheLimitTogether();
        List<TransferVisit> visits =
                List.of(new TransferVisit().openAt(transfers.get(0)), new TransferVisit().openAt(transfers.get(1)));
        List<String> codes = twoCodes(phone);

        List<HttpResponse<String>> answers =
                AtOnce.run(2, session -> visits.get(session).post(byOtp(codes.get(session))));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(Portal.location(answer)).startsWith("/procedures/" + TRANSFER);
        });
        assertOneIsTaken(transfers);
    }

    /** As if the pages' queue for each customer were not there. */
    @Test
    void takes_one_of_two_orders_that_are_accepted_in_two_transactions_at_once() {
        Phone phone = inUse();
        List<ProcessInstance> transfers = twoThatExceedTheLimitTogether();
        List<String> codes = twoCodes(phone);

        AtOnce.run(2, number -> {
            send(
                    transfers.get(number),
                    page(null),
                    Map.of("confirmationPassword", CONFIRMATION_PASSWORD, "otp", codes.get(number)));
            return true;
        });

        assertOneIsTaken(transfers);
    }

    private List<ProcessInstance> twoThatExceedTheLimitTogether() {
        List<ProcessInstance> transfers = List.of(choose(TRANSFER), choose(TRANSFER));
        TransferVisit visit = new TransferVisit();
        visit.openAt(transfers.get(0)).send(order(600_000));
        visit.openAt(transfers.get(1)).send(order(600_001));
        return transfers;
    }

    /** Two codes that are both accepted at this moment. */
    private List<String> twoCodes(Phone phone) {
        String previous = phone.code();
        pass(Duration.ofSeconds(60));
        return List.of(previous, phone.code());
    }

    private void assertOneIsTaken(List<ProcessInstance> transfers) {
        assertThat(orders()).hasSize(1);
        assertThat(audit("transfer.accept")).containsExactly("DONE", "REFUSED_LIMIT");
        assertThat(transfers)
                .extracting(this::shown)
                .containsExactlyInAnyOrder("intermediateEvent_accepted", "endEvent_limitExceeded");
    }

    // Left without an order

    @Test
    void going_back_keeps_what_was_typed_and_goes_on_with_what_is_changed() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(with(order(10_000), "payeeName", "べっぷ　さぶろう"));

        visit.press("back");
        assertThat(transfer).isWaitingAtExactly("userTask_enter");
        assertThat(visit.page())
                .contains("振込内容入力", "value=\"0001\"", "value=\"123\"", "value=\"1234567\"", "value=\"10000\"")
                .contains("value=\"ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ\"")
                .containsPattern("value=\"普通\"[^>]*checked")
                .doesNotContain("role=\"alert\"");

        visit.send(order(25_000)).send(byOtp(phone.code()));
        assertThat(orders()).containsExactly("25000 RECEIVED");
    }

    @Test
    void says_nothing_of_earlier_errors_after_going_back_and_forth() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        visit.enter(order(10_000));
        visit.send(byOtp(phone.wrongCode()));
        assertThat(visit.page()).contains("role=\"alert\"");

        visit.press("back");
        assertThat(visit.page()).doesNotContain("role=\"alert\"");
        visit.send(order(10_000));
        assertThat(visit.page()).doesNotContain("role=\"alert\"", "ご確認ください</h2>");
    }

    @Test
    void can_be_cancelled_on_either_page_and_leaves_nothing() {
        inUse();
        TransferVisit visit = new TransferVisit();
        visit.open().press("cancel");
        assertThat(instances(TRANSFER)).isEmpty();

        ProcessInstance onSecondPage = visit.enter(order(10_000));
        visit.press("cancel");
        assertEnded(onSecondPage, "endEvent_cancelled");
        assertThat(visit.page()).contains("お手続きを中止しました", "お振込は受け付けていません");

        ProcessInstance onFirstPage = visit.enter(order(10_000_000));
        assertThat(onFirstPage).isWaitingAtExactly("userTask_enter");
        visit.press("cancel");
        assertEnded(onFirstPage, "endEvent_cancelled");
        assertThat(shown(onFirstPage)).isEqualTo("endEvent_cancelled");

        assertThat(visit.open().path()).isEqualTo("/procedures/" + TRANSFER);
        assertThat(audit("procedure.cancel")).containsExactly("DONE", "DONE");
        assertThat(orders()).isEmpty();
        assertThat(MailServer.received()).isEmpty();
    }

    @Test
    void is_given_up_after_30_minutes_on_the_first_page() {
        inUse();
        ProcessInstance transfer = new TransferVisit().enter(order(10_000_000));
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(dueJobs(transfer)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(transfer);

        assertEnded(transfer, "endEvent_enterTimedOut");
        assertThat(shown(transfer)).isEqualTo("endEvent_enterTimedOut");
        assertThat(new TransferVisit().openAt(transfer).page()).contains("一定の時間お手続きが進まなかった");
        assertThat(orders()).isEmpty();
    }

    @Test
    void is_given_up_after_30_minutes_on_the_second_page() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        pass(Duration.ofMinutes(9));
        visit.send(byOtp(phone.wrongCode()));
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(dueJobs(transfer)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(transfer);

        assertEnded(transfer, "endEvent_otpWrong", "endEvent_confirmTimedOut");
        assertThat(shown(transfer)).isEqualTo("endEvent_confirmTimedOut");
        assertThat(orders()).isEmpty();
        assertThat(audit("transfer.accept")).isEmpty();
    }

    @Test
    void a_page_that_is_sent_twice_orders_once() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        visit.enter(order(10_000));
        Map<String, String> confirmation = byOtp(phone.code());

        visit.post(confirmation);
        HttpResponse<String> second = visit.post(confirmation);

        assertThat(second.statusCode()).isEqualTo(302);
        assertThat(orders()).containsExactly("10000 RECEIVED");
        assertThat(audit("token.otp")).filteredOn("WRONG"::equals).isEmpty();
    }
}
