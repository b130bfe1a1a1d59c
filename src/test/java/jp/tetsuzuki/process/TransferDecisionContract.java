package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of {@code transfer-availability} and {@code transfer-limit} as they are deployed. */
abstract class TransferDecisionContract extends TransferContract {

    @Autowired
    private DecisionService decisions;

    @Autowired
    private RepositoryService repository;

    @ParameterizedTest
    @CsvSource({
        // method, what holds of the confirmation password, the row's words
        "OTP,    blocked,             書面でのお手続きが必要です",
        "NONE,   blocked,             確認用パスワードのご利用を停止しています",
        "MAIL,   'blocked suspended', 確認用パスワードのご利用を停止しています",
        "LOCKED, '',                  トークンが閉塞しており",
        "LOCKED, suspended,           トークンが閉塞しており",
        "NONE,   '',                  ワンタイムパスワードまたはメール通知パスワードが必要です",
        "NONE,   suspended,           ワンタイムパスワードまたはメール通知パスワードが必要です",
        "OTP,    suspended,           確認用パスワードのご利用を10:30まで停止しています",
        "MAIL,   suspended,           確認用パスワードのご利用を10:30まで停止しています"
    })
    void closes_transfers_with_the_reason(String method, String holds, String reason) {
        assertThat(decide("transfer-availability", availability(method, holds)).<String>getSingleEntry())
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"OTP", "MAIL"})
    void leaves_transfers_open_to_who_has_either_password(String method) {
        assertThat(decide("transfer-availability", availability(method, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 100000", "false, 1000000"})
    void limits_a_day_to_less_after_a_recovery_by_paper(boolean lowered, long limit) {
        assertThat(decide("transfer-limit", Variables.putValue("lowerTransferLimit", lowered))
                        .<Long>getSingleEntry())
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"transfer-availability, 4", "transfer-limit, 2"})
    void each_row_decides_for_someone(String decision, int rows) {
        assertThat(repository
                        .getDmnModelInstance(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(decision)
                                .latestVersion()
                                .singleResult()
                                .getId())
                        .getModelElementsByType(Rule.class))
                .as("a new row asks for a case above")
                .hasSize(rows);
    }

    @Test
    void the_limit_is_decided_by_what_is_known_of_the_customer() {
        assertThat(facts.of(contractNumber)).containsEntry("lowerTransferLimit", false);
        assertThat(decide("transfer-limit", facts.of(contractNumber)).<Long>getSingleEntry())
                .isEqualTo(1_000_000);
    }

    private static Map<String, Object> availability(String method, String holds) {
        return Variables.putValue("procedure", TRANSFER)
                .putValue("transferMethod", method)
                .putValue("confirmationPasswordBlocked", holds.contains("blocked"))
                .putValue("confirmationPasswordSuspended", holds.contains("suspended"))
                .putValue("confirmationSuspendedUntilText", "10:30");
    }

    private DmnDecisionTableResult decide(String decision, Map<String, Object> input) {
        return decisions.evaluateDecisionTableByKey(decision, input);
    }
}
