package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.tetsuzuki.customer.Browser;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passwords are tried out in many login sessions at once, each entry in a procedure of its own. */
abstract class ParallelEntriesContract extends MailPasswordContract {

    private static final int SESSIONS = 20;
    private static final int ENTRIES = 200;

    @Autowired
    private ComparedHashes compared;

    @Test
    void two_openings_at_once_start_one_instance_and_send_one_mail() {
        mailPasswordsInUse(PHONE, null);
        Portal portal = logIn();

        List<HttpResponse<String>> pages = AtOnce.run(2, tab -> portal.visit("/security/mail-password"));

        assertThat(pages).allSatisfy(page -> assertThat(page.body()).contains("メール通知パスワード利用変更", "送信しています"));
        assertThat(instances(MAIL_PASSWORD_CHANGE)).hasSize(1);
        assertThat(audit("procedure.start")).hasSize(2);
        deliver();
        assertThat(allMailedTo(PHONE)).hasSize(1);
    }

    @Test
    void two_hundred_wrong_mail_passwords_in_twenty_sessions_are_compared_three_times_each_and_end_the_sessions() {
        mailPasswordsInUse(PHONE, null);
        List<ProcessInstance> procedures = choose(MAIL_PASSWORD_CHANGE, ENTRIES);
        List<Portal> sessions = logIn(SESSIONS);
        List<String> csrf = sessions.stream()
                .map(session ->
                        Browser.csrfToken(session.get(path(procedures.get(0))).body()))
                .toList();
        deliver();
        List<String> issued = jdbc.sql("SELECT hash FROM mail_password WHERE contract_number = ? AND hash IS NOT NULL"
                        + " AND destination = 'IN_USE'")
                .param(contractNumber)
                .query(String.class)
                .list();
        assertThat(issued).hasSize(SESSIONS);
        String wrongCode = noneOf(allMailedTo(PHONE));

        List<HttpResponse<String>> answers = AtOnce.run(ENTRIES, entry -> {
            Map<String, String> form = form(procedures.get(entry), csrf.get(entry % SESSIONS));
            form.putAll(Fields.all(phone(NEW_PHONE), noPc(""), mailPassword(wrongCode))
                    .values());
            return sessions.get(entry % SESSIONS).post(path(procedures.get(entry)), form);
        });

        assertThat(answers).allSatisfy(ParallelEntriesContract::leadsOn);
        assertThat(issued)
                .allSatisfy(hash -> assertThat(compared.comparisonsWith(hash)).isEqualTo(3));
        assertThat(audit("mailPassword.check")).filteredOn("WRONG"::equals).hasSize(2 * SESSIONS);
        assertThat(sessions)
                .allSatisfy(
                        session -> assertThat(Portal.location(session.get("/"))).isEqualTo("/login"));
        assertThat(mailPasswords()).noneMatch(password -> password.startsWith("IN_USE"));
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
    }

    @Test
    void two_hundred_wrong_one_time_passwords_in_twenty_sessions_are_compared_five_times_and_lock_the_token() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        Phone phone = setUp(issuance);
        String wrongCode = phone.wrongCode();
        List<ProcessInstance> procedures = choose(USE_START, ENTRIES);
        List<Portal> sessions = logIn(SESSIONS);
        List<String> csrf = sessions.stream()
                .map(session -> Browser.csrfToken(session.get("/").body()))
                .toList();

        List<HttpResponse<String>> answers = AtOnce.run(ENTRIES, entry -> {
            Map<String, String> form = form(procedures.get(entry), csrf.get(entry % SESSIONS));
            form.put("otp", secrets.typed(wrongCode));
            return sessions.get(entry % SESSIONS).post(path(procedures.get(entry)), form);
        });

        assertThat(answers).allSatisfy(ParallelEntriesContract::leadsOn);
        assertThat(audit("token.otp")).filteredOn("WRONG"::equals).hasSize(5);
        assertThat(audit("token.lock")).containsExactly("DONE");
        assertThat(tokenState()).isEqualTo("LOCKED");
    }

    private static String noneOf(List<MailedPassword> mailed) {
        List<String> codes = mailed.stream().map(MailedPassword::code).toList();
        return IntStream.range(577_215, 600_000)
                .mapToObj(String::valueOf)
                .filter(code -> !codes.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessInstance> choose(String procedure, int times) {
        return IntStream.range(0, times).mapToObj(time -> choose(procedure)).toList();
    }

    private List<Portal> logIn(int times) {
        List<Portal> sessions = new ArrayList<>();
        for (int session = 0; session < times; session++) {
            sessions.add(logIn());
        }
        return sessions;
    }

    private Map<String, String> form(ProcessInstance instance, String csrfToken) {
        String waiting = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
        return new HashMap<>(Map.of("_page", waiting, "_csrf", csrfToken));
    }

    private static String path(ProcessInstance instance) {
        return "/procedures/" + instance.getProcessDefinitionId().replaceFirst(":.*", "") + "/" + instance.getId();
    }

    private static void leadsOn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Portal.location(answer)).matches("/procedures/.*|/login");
    }
}
