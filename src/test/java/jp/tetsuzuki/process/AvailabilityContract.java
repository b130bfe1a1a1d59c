package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of the decisions that close procedures, and that nothing else closes them. */
abstract class AvailabilityContract extends ProcedureContract {

    private static final String OTP = "otp-availability";
    private static final String MAIL_PASSWORD = "mail-password-availability";

    @Autowired
    private DecisionService decisions;

    @Autowired
    private RepositoryService repository;

    @ParameterizedTest
    @CsvSource({
        // procedure, token's state, what else holds, the row's words
        "otp-token-issuance, NONE,   blocked,            書面でのお手続きが必要です",
        "otp-use-release,    IN_USE, blocked suspended,  書面でのお手続きが必要です",
        "otp-token-issuance, NONE,   suspended,          確認用パスワードのご利用を10:30まで停止しています",
        "otp-use-release,    IN_USE, suspended,          確認用パスワードのご利用を10:30まで停止しています",
        "otp-token-issuance, NONE,   restricted,         （発行規制）",
        "otp-token-issuance, LOCKED, '',                 トークンが閉塞しています",
        "otp-token-issuance, LOCKED, stopped,            端末の故障・紛失のお届けにより",
        "otp-use-start,      LOCKED, '',                 トークンが閉塞しています",
        "otp-use-release,    LOCKED, '',                 トークンが閉塞しています",
        "otp-token-issuance, IN_USE, '',                 先に「ワンタイムパスワード利用解除」のお手続きをお願いします",
        "otp-token-issuance, NONE,   waiting,            14:32からお申し込みいただけます",
        "otp-use-start,      NONE,   '',                 利用を開始できるトークンがありません",
        "otp-use-start,      ISSUED, '',                 アプリの初期設定がまだ済んでいません",
        "otp-use-start,      IN_USE, '',                 すでに利用を開始しています",
        "otp-use-release,    NONE,   '',                 解除のお手続きは不要です",
        "otp-use-release,    ISSUED, '',                 解除のお手続きは不要です",
        "otp-use-release,    SET_UP, '',                 解除のお手続きは不要です"
    })
    void closes_a_procedure_with_its_reason(String procedure, String tokenState, String holds, String reason) {
        assertThat(reasonFor(OTP, procedure, tokenState, holds)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "otp-token-issuance, NONE,   ''",
        "otp-token-issuance, ISSUED, ''",
        "otp-token-issuance, SET_UP, ''",
        "otp-use-start,      SET_UP, ''",
        "otp-use-start,      SET_UP, 'blocked suspended restricted waiting'",
        "otp-use-release,    IN_USE, ''",
        "otp-use-release,    IN_USE, 'restricted waiting'"
    })
    void leaves_a_procedure_open(String procedure, String tokenState, String holds) {
        assertThat(reasonFor(OTP, procedure, tokenState, holds)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,   blocked,           書面でのお手続きが必要です",
        "IN_USE, blocked suspended, 書面でのお手続きが必要です",
        "NONE,   suspended,         確認用パスワードのご利用を10:30まで停止しています",
        "NONE,   lost,              受信端末の故障・紛失のお届けにより",
        "IN_USE, '',                先に「ワンタイムパスワード利用解除」のお手続きをしてください",
        "LOCKED, '',                トークンが閉塞しているため"
    })
    void closes_the_change_of_mail_passwords_with_its_reason(String tokenState, String holds, String reason) {
        assertThat(reasonFor(MAIL_PASSWORD, MAIL_PASSWORD_CHANGE, tokenState, holds))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"NONE, ''", "ISSUED, ''", "SET_UP, ''", "SET_UP, 'restricted waiting'", "NONE, otherPaper"})
    void leaves_the_change_of_mail_passwords_open(String tokenState, String holds) {
        assertThat(reasonFor(MAIL_PASSWORD, MAIL_PASSWORD_CHANGE, tokenState, holds))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"otp-availability, 10", "mail-password-availability, 5"})
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

    private static String openPaperReasons(String holds) {
        return holds.contains("lost") ? "d,f" : holds.contains("otherPaper") ? "d,e" : "";
    }

    private String reasonFor(String decision, String procedure, String tokenState, String holds) {
        Map<String, Object> input = Variables.putValue("procedure", procedure)
                .putValue("tokenState", tokenState)
                .putValue("confirmationPasswordBlocked", holds.contains("blocked"))
                .putValue("confirmationPasswordSuspended", holds.contains("suspended"))
                .putValue("confirmationSuspendedUntilText", "10:30")
                .putValue("issuanceRestricted", holds.contains("restricted"))
                .putValue("tokenStopped", holds.contains("stopped"))
                .putValue("openPaperReasons", openPaperReasons(holds))
                .putValue("reissueWait", holds.contains("waiting"))
                .putValue("reissueFromText", "14:32");
        var result = decisions.evaluateDecisionTableByKey(decision, input);
        return result.isEmpty() ? null : result.getSingleEntry();
    }
}
