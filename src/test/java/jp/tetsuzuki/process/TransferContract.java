package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.transfer.ScriptedCoreBanking;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the contracts about transfers share: visits to the portal, the customer's passwords, and what became of orders. */
abstract class TransferContract extends MailPasswordContract {

    private static final Pattern INSTANCE = Pattern.compile("/procedures/" + TRANSFER + "/([0-9a-f-]{36})");
    private static final Pattern ROW = Pattern.compile("(?s)<tr[^>]*>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>");
    private static final Set<String> SECRETS = Set.of("confirmationPassword", "otp", "mailPassword");

    @Autowired
    ScriptedCoreBanking line;

    @BeforeEach
    void repairLine() {
        line.becomes(ScriptedCoreBanking.Line.SOUND);
    }

    /** The customer in one login session, at the page that was last shown; no page shows a secret that was sent. */
    final class TransferVisit {

        private final Portal portal = logIn();
        private HttpResponse<String> page;
        private String instanceId;

        /** Opens the procedure from the navigation. */
        TransferVisit open() {
            return seen(portal.visit("/transfer"));
        }

        /** Opens the first page and sends it. */
        ProcessInstance enter(Map<String, String> order) {
            open().send(order);
            return instance();
        }

        /** The running instance that the visit is about, null where there is none. */
        ProcessInstance instance() {
            return runtime.createProcessInstanceQuery()
                    .processInstanceId(String.valueOf(instanceId))
                    .singleResult();
        }

        /** Opens the page where the instance stands. */
        TransferVisit openAt(ProcessInstance instance) {
            return seen(portal.visit("/procedures/" + TRANSFER + "/" + instance.getId()));
        }

        /** What the page says, without header and navigation. */
        String page() {
            String body = page.body();
            return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
        }

        /** The texts in the cells of the page's table of that name, row by row; no rows where there is no such table. */
        List<List<String>> tableRows(String caption) {
            Matcher table = Pattern.compile("(?s)<caption>" + caption + "</caption>(.*?)</table>")
                    .matcher(page());
            return ROW.matcher(table.find() ? table.group(1) : "")
                    .results()
                    .map(row -> CELL.matcher(row.group(1))
                            .results()
                            .map(cell -> cell.group(1))
                            .toList())
                    .filter(row -> !row.isEmpty())
                    .toList();
        }

        /** The address of the page, without the mark of how one came there. */
        String path() {
            return page.uri().getPath();
        }

        /** Fills the page's form in and sends it with the button that goes on. */
        TransferVisit send(Map<String, String> fields) {
            HttpResponse<String> answer = portal.follow(post(fields));
            assertThat(typedSecrets(fields)).noneMatch(answer.body()::contains);
            return seen(answer);
        }

        /** Sends the page's form as it is with another button. */
        TransferVisit press(String outcome) {
            return send(Map.of("_outcome", outcome));
        }

        /** The answer to the page's form itself. */
        HttpResponse<String> post(Map<String, String> fields) {
            typedSecrets(fields).forEach(secrets::typed);
            Map<String, String> form = Portal.hiddenFields(page);
            form.putAll(fields);
            return portal.post(Portal.action(page), form);
        }

        HttpResponse<String> get(String path) {
            return portal.get(path);
        }

        private static List<String> typedSecrets(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .filter(field -> SECRETS.contains(field.getKey()))
                    .map(Map.Entry::getValue)
                    .filter(secret -> !secret.isEmpty())
                    .toList();
        }

        private TransferVisit seen(HttpResponse<String> shown) {
            page = shown;
            Matcher instance = INSTANCE.matcher(path());
            if (instance.matches()) {
                instanceId = instance.group(1);
            }
            return this;
        }
    }

    // Fields of the pages

    /**
     * An order that nothing is wrong with.
     *
     * @param amount yen
     */
    static Map<String, String> order(long amount) {
        return Map.of(
                "payeeBankCode", "0001",
                "payeeBranchCode", "123",
                "payeeAccountType", "普通",
                "payeeAccountNumber", "1234567",
                "payeeName", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ",
                "transferAmount", Long.toString(amount));
    }

    static Map<String, String> with(Map<String, String> order, String field, String value) {
        Map<String, String> changed = new HashMap<>(order);
        changed.put(field, value);
        return changed;
    }

    static Map<String, String> byOtp(String code) {
        return confirmation(CONFIRMATION_PASSWORD, "otp", code);
    }

    static Map<String, String> byMail(String code) {
        return confirmation(CONFIRMATION_PASSWORD, "mailPassword", code);
    }

    static Map<String, String> confirmation(String confirmationPassword, String field, String code) {
        return Map.of("confirmationPassword", confirmationPassword, field, code);
    }

    // Ways to a state

    /** Mail passwords go to {@link #PHONE} from now on, as with the demo's second customer. */
    void mailPasswordsInUse() {
        jdbc.sql("""
                        INSERT INTO mail_setting
                            (contract_number, mobile_address, mobile_in_use, pc_in_use, version, changed_at)
                        VALUES (?, ?, TRUE, FALSE, 1, CURRENT_TIMESTAMP)""").params(contractNumber, PHONE).update();
    }

    /** A token that is set up and not in use, whose mails have all been sent. */
    Phone tokenSetUp() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        Phone phone = setUp(issuance);
        MailServer.next();
        return phone;
    }

    /** Locks the token by wrong codes, in a procedure that asks for them. */
    void lock(Phone phone, String procedure) {
        ProcessInstance other = choose(procedure);
        for (int entry = 1; entry <= 5; entry++) {
            send(
                    other,
                    page(null),
                    Map.of(
                            "confirmationPassword",
                            secrets.typed(CONFIRMATION_PASSWORD),
                            "otp",
                            secrets.typed(phone.wrongCode())));
        }
        assertThat(tokenState()).isEqualTo("LOCKED");
    }

    /** An order that is accepted and waits to be handed over. */
    ProcessInstance accepted(Phone phone, Map<String, String> order) {
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order);
        visit.send(byOtp(phone.code()));
        pass(Duration.ofMinutes(2));
        return transfer;
    }

    /** Hands the order over, and asks for its result a minute later. */
    void settle(ProcessInstance transfer) {
        runDueJobs(transfer);
        pass(Duration.ofMinutes(1));
        runDueJobs(transfer);
    }

    // What is found

    /** The mail password that arrived last. */
    String mailed() {
        return mailedTo(PHONE).code();
    }

    /** The customer's orders, the oldest first: amount, state, and why an order has failed. */
    List<String> orders() {
        return jdbc.sql("""
                        SELECT amount, state, failure_reason FROM transfer_order
                        WHERE contract_number = ? ORDER BY received_at, amount""")
                .param(contractNumber)
                .query((row, number) -> row.getLong(1) + " " + row.getString(2)
                        + Optional.ofNullable(row.getString(3))
                                .map(reason -> " " + reason)
                                .orElse(""))
                .list();
    }

    /** The numbers under which core banking has taken orders of the customer, in order. */
    List<String> postings() {
        return jdbc.sql("SELECT order_number FROM core_posting WHERE contract_number = ? ORDER BY id")
                .param(contractNumber)
                .query(String.class)
                .list();
    }
}
