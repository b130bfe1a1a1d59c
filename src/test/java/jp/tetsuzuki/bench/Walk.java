package jp.tetsuzuki.bench;

import java.util.List;
import java.util.Map;
import jp.tetsuzuki.customer.CustomerPrincipal;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A customer's way through a diagram. */
enum Walk {
    ISSUANCE(
            "otp-token-issuance",
            List.of(
                    "processes/otp-token-issuance.bpmn",
                    "processes/otp-availability.dmn",
                    "forms/otp-token-issuance-input.form",
                    "forms/otp-token-issuance-confirm.form",
                    "forms/otp-token-issuance-complete.form"),
            List.of(
                    new Page(
                            "userTask_enter",
                            Map.of(
                                    "mailAddress", Variables.stringValue("keisoku@keitai.example.jp"),
                                    "startPassword", secret("Kaishi77"))),
                    new Page(
                            "userTask_confirm",
                            Map.of("confirmationPassword", secret(BenchmarkCustomers.CONFIRMATION_PASSWORD)))),
            "userTask_awaitSetup"),

    /** With the mail password: of a token no two codes of one minute are accepted. */
    TRANSFER(
            "adhoc-transfer",
            List.of(
                    "processes/adhoc-transfer.bpmn",
                    "processes/transfer-availability.dmn",
                    "processes/transfer-limit.dmn",
                    "forms/adhoc-transfer-input.form",
                    "forms/adhoc-transfer-confirm.form"),
            List.of(
                    new Page(
                            "userTask_enter",
                            Map.of(
                                    "payeeBankCode", "9999",
                                    "payeeBranchCode", "001",
                                    "payeeAccountType", "普通",
                                    "payeeAccountNumber", "1234567",
                                    "payeeName", "ｹｲｿｸ ﾀﾛｳ",
                                    "transferAmount", 1_000L)),
                    new Page(
                            "userTask_confirm",
                            Map.of(
                                    "confirmationPassword", secret(BenchmarkCustomers.CONFIRMATION_PASSWORD),
                                    "mailPassword", secret(BenchmarkCustomers.MAIL_PASSWORD)))),
            "serviceTask_handOver");

    /**
     * @param task the user task
     * @param fields what is sent
     */
    record Page(String task, Map<String, Object> fields) {}

    private final String process;
    private final List<String> files;
    private final List<Page> pages;
    private final String arrival;

    Walk(String process, List<String> files, List<Page> pages, String arrival) {
        this.process = process;
        this.files = files;
        this.pages = pages;
        this.arrival = arrival;
    }

    /** What the customer types and nobody else may see; the engine must not store it. */
    private static StringValue secret(String typed) {
        return Variables.stringValue(typed, true);
    }

    String process() {
        return process;
    }

    /** What the diagram needs to run by itself. */
    List<String> files() {
        return files;
    }

    List<Page> pages() {
        return pages;
    }

    /** The activity at which the way ends. */
    String arrival() {
        return arrival;
    }

    /** Lets the calling thread be the customer's, in the login session that {@link BenchmarkCustomers} has prepared. */
    void logIn(String contractNumber) {
        CustomerPrincipal customer = new CustomerPrincipal(
                contractNumber, "計測太郎", null, BenchmarkCustomers.sessionReference(contractNumber));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(customer, null, List.of()));
    }
}
