package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;

/** On the decision tables as they ship; an analyst who changes a limit changes it here as well. */
class TransferDecisionsTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, Object> known = new HashMap<>(Map.of(
            "procedure", "adhoc-transfer",
            "confirmationPasswordBlocked", false,
            "confirmationPasswordSuspended", false,
            "transferMethod", "OTP",
            "lowerTransferLimit", false));

    private Object decide(String table) throws IOException {
        byte[] file = Files.readAllBytes(Path.of("processes", table + ".dmn"));
        DmnDecisionTableResult result = engine.evaluateDecisionTable(table, new ByteArrayInputStream(file), known);
        return result.isEmpty() ? null : result.getSingleEntry();
    }

    private String refusal() throws IOException {
        return (String) decide("transfer-availability");
    }

    @Test
    void transfers_are_open_to_who_has_either_password() throws IOException {
        assertThat(refusal()).isNull();
        known.put("transferMethod", "MAIL");
        assertThat(refusal()).isNull();
    }

    @Test
    void who_has_neither_password_is_told_to_begin_with_one() throws IOException {
        known.put("transferMethod", "NONE");

        assertThat(refusal()).contains("ワンタイムパスワードまたはメール通知パスワードが必要です", "始めてください");
    }

    @Test
    void who_has_a_locked_token_is_told_of_the_paper_procedure() throws IOException {
        known.put("transferMethod", "LOCKED");

        assertThat(refusal()).contains("閉塞", "書面");
    }

    @Test
    void who_has_a_suspended_confirmation_password_is_told_until_when() throws IOException {
        known.put("confirmationPasswordSuspended", true);
        known.put("confirmationSuspendedUntilText", "14:32");

        assertThat(refusal()).contains("14:32まで停止");
    }

    @Test
    void who_has_a_blocked_confirmation_password_is_told_of_the_paper_procedure() throws IOException {
        known.put("confirmationPasswordBlocked", true);
        known.put("transferMethod", "NONE");

        assertThat(refusal()).contains("確認用パスワード", "書面");
    }

    @Test
    void the_limit_is_a_million_yen_a_day() throws IOException {
        assertThat(decide("transfer-limit")).isEqualTo(1_000_000L);
    }

    @Test
    void the_limit_is_a_hundred_thousand_yen_a_day_after_a_recovery_by_paper() throws IOException {
        known.put("lowerTransferLimit", true);

        assertThat(decide("transfer-limit")).isEqualTo(100_000L);
    }
}
