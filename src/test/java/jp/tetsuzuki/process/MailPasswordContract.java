package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** What the contracts about mail passwords share: visits to the portal, and the mails that arrive in between. */
abstract class MailPasswordContract extends ProcedureContract {

    static final String PHONE = "denwa@example.jp";
    static final String NEW_PHONE = "atarashii-denwa@example.jp";
    static final String PC = "pasokon@example.jp";
    static final String NEW_PC = "atarashii-pasokon@example.jp";

    static final String PASSWORD_MAIL = "メール通知パスワードのお知らせ";
    static final String BEGUN_MAIL = "メール通知パスワード利用開始のご案内";
    static final String CHANGED_MAIL = "メール通知パスワード利用変更完了メール";
    static final String STOPPED_MAIL = "メール通知パスワード利用中止のお知らせ";
    static final String REMOVED_MAIL = "メール通知パスワードの送信終了のお知らせ";
    static final String STOPPED_BY_OTP_MAIL = "メール通知パスワード停止のお知らせ";

    private static final Pattern REFERENCE = Pattern.compile("照合番号：(\\d{4})\\R");
    private static final Pattern CODE = Pattern.compile("メール通知パスワード：(\\d{6})\\R");

    /** A mail password as its mail tells it. */
    record MailedPassword(String reference, String code) {

        static MailedPassword in(ReceivedMail mail) {
            return new MailedPassword(first(REFERENCE, mail.text()), first(CODE, mail.text()));
        }

        /** One that is not it. */
        String wrongCode() {
            return (code.charAt(0) == '9' ? '0' : '9') + code.substring(1);
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return matcher.group(1);
        }
    }

    /** Some of a page's fields, filled in. */
    record Fields(Map<String, String> values) {

        static Fields of(String... keysAndValues) {
            Map<String, String> values = new HashMap<>();
            for (int key = 0; key < keysAndValues.length; key += 2) {
                values.put(keysAndValues[key], keysAndValues[key + 1]);
            }
            return new Fields(values);
        }

        static Fields all(Fields... some) {
            Map<String, String> values = new HashMap<>();
            for (Fields fields : some) {
                values.putAll(fields.values());
            }
            return new Fields(values);
        }
    }

    /** The customer in one login session, at the page that was last shown. */
    final class Visit {

        private final Portal portal = logIn();
        private HttpResponse<String> page;
        private String instanceId;
        private String lastAction;
        private Map<String, String> lastForm;

        /** Opens the procedure from the navigation. */
        ProcessInstance open() {
            page = portal.visit("/security/mail-password");
            instanceId = path().substring(path().lastIndexOf('/') + 1);
            return instance();
        }

        /** The running instance that the visit is about, null once it has ended. */
        ProcessInstance instance() {
            return runtime.createProcessInstanceQuery()
                    .processInstanceId(instanceId)
                    .singleResult();
        }

        /** Opens the page in which the instance waits. */
        void openAt(ProcessInstance instance) {
            instanceId = instance.getId();
            reload();
        }

        /** Opens the page where the procedure stands once more. */
        String reload() {
            page = portal.visit("/procedures/" + MAIL_PASSWORD_CHANGE + "/" + instanceId);
            return page.body();
        }

        String page() {
            return page.body();
        }

        /** The address of the page, without the mark of how one came there. */
        String path() {
            return page.uri().getPath();
        }

        /** Fills the page's form in and sends it with the button that goes on. */
        final Visit send(Fields... fields) {
            page = portal.follow(post(fields));
            return this;
        }

        /** Fills the page's form in and sends it with another button. */
        final Visit press(String outcome, Fields... fields) {
            return send(Fields.of("_outcome", outcome), Fields.all(fields));
        }

        /** The answer to the page's form itself. */
        final HttpResponse<String> post(Fields... fields) {
            Map<String, String> form = Portal.hiddenFields(page);
            form.putAll(Fields.all(fields).values());
            lastAction = Portal.action(page);
            lastForm = form;
            return portal.post(lastAction, form);
        }

        /** The answer to the form that was sent last, sent once more as it was. */
        HttpResponse<String> postAgain() {
            return portal.post(lastAction, lastForm);
        }

        HttpResponse<String> get(String path) {
            return portal.get(path);
        }

        void logOut() {
            page = portal.follow(portal.logOut(page));
        }
    }

    // Fields of the pages

    static Fields phone(String address) {
        return Fields.of("mobileUse", "USE", "mobileAddress", address);
    }

    static Fields noPhone(String address) {
        return Fields.of("mobileUse", "STOP", "mobileAddress", address);
    }

    static Fields pc(String address) {
        return Fields.of("pcUse", "USE", "pcAddress", address);
    }

    static Fields noPc(String address) {
        return Fields.of("pcUse", "STOP", "pcAddress", address);
    }

    Fields mailPassword(String code) {
        return Fields.of("mailPassword", secrets.typed(code));
    }

    Fields newPhonePassword(String code) {
        return Fields.of("newMobileMailPassword", secrets.typed(code));
    }

    Fields newPcPassword(String code) {
        return Fields.of("newPcMailPassword", secrets.typed(code));
    }

    Fields confirmation(String password) {
        return Fields.of("confirmationPassword", secrets.typed(password));
    }

    Fields confirmation() {
        return confirmation(CONFIRMATION_PASSWORD);
    }

    // Ways to a state

    /** Mail passwords in use with these addresses, each null where the place has none; all mails have been sent. */
    void mailPasswordsInUse(String phone, String pc) {
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        visit.send(phone == null ? noPhone("") : phone(phone), pc == null ? noPc("") : pc(pc));
        deliver();
        visit.send(
                confirmation(),
                phone == null ? Fields.of() : newPhonePassword(mailedTo(phone).code()),
                pc == null ? Fields.of() : newPcPassword(mailedTo(pc).code()));
        runDueJobs(change);
        MailServer.next();
    }

    /** A visit to the first page, whose mail password has arrived. */
    Visit visitWithPassword() {
        Visit visit = new Visit();
        visit.open();
        deliver();
        visit.reload();
        return visit;
    }

    /** Lets the mail passwords go out that have been asked for. */
    void deliver() {
        instances(MAIL_PASSWORD_DISPATCH).forEach(this::runDueJobs);
    }

    /** Lets the mail password go out that has been asked for from the address. */
    void deliverTo(String newAddress) {
        String request = jdbc.sql("""
                        SELECT request_id FROM mail_password
                        WHERE contract_number = ? AND requested_address = ? AND state = 'REQUESTED'""")
                .params(contractNumber, newAddress)
                .query(String.class)
                .single();
        instances(MAIL_PASSWORD_DISPATCH).stream()
                .filter(dispatch -> request.equals(runtime.getVariable(dispatch.getId(), "mailPasswordRequestId")))
                .forEach(this::runDueJobs);
    }

    // What is found

    /** The mail password that arrived last at the address. */
    MailedPassword mailedTo(String address) {
        List<MailedPassword> mailed = allMailedTo(address);
        assertThat(mailed).as("mail passwords for " + address).isNotEmpty();
        return mailed.get(mailed.size() - 1);
    }

    /** The mail passwords that arrived at the address, in order. */
    List<MailedPassword> allMailedTo(String address) {
        return MailServer.received().stream()
                .filter(mail ->
                        mail.subject().equals(PASSWORD_MAIL) && mail.to().equals(address))
                .map(MailedPassword::in)
                .toList();
    }

    /** The mails other than those with mail passwords, in alphabetical order: {@code subject to address}. */
    List<String> notices() {
        return MailServer.received().stream()
                .filter(mail -> !mail.subject().equals(PASSWORD_MAIL))
                .map(mail -> mail.subject() + " to " + mail.to())
                .sorted()
                .toList();
    }

    /** Where mail passwords go. */
    List<String> addressesInUse() {
        Map<String, Object> known = facts.of(contractNumber);
        List<String> addresses = new ArrayList<>();
        if (known.get("mobileMailInUse").equals(true)) {
            addresses.add("phone " + known.get("mobileMailAddress"));
        }
        if (known.get("pcMailInUse").equals(true)) {
            addresses.add("pc " + known.get("pcMailAddress"));
        }
        return addresses;
    }

    /** The customer's mail passwords in all login sessions, in alphabetical order: what for, and whether one is valid. */
    List<String> mailPasswords() {
        return jdbc.sql("""
                        SELECT destination, state, hash FROM mail_password
                        WHERE contract_number = ? ORDER BY destination, state""")
                .param(contractNumber)
                .query((row, number) ->
                        row.getString(1) + " " + row.getString(2) + (row.getString(3) == null ? "" : " valid"))
                .list();
    }
}
