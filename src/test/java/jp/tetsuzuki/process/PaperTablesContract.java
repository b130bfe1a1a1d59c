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

/** Every row of the decision tables about papers. */
abstract class PaperTablesContract extends PaperContract {

    @Autowired
    private DecisionService decisions;

    @Autowired
    private RepositoryService repository;

    private String refusal(String reason, String wish, String tokenState, String holds) {
        var result = decisions.evaluateDecisionTableByKey(
                "paper-availability",
                Variables.putValue("paperReason", reason)
                        .putValue("paperWish", wish.isEmpty() ? null : wish)
                        .putValue("tokenState", tokenState)
                        .putValue("issuanceRestricted", holds.contains("restricted"))
                        .putValue("mailPasswordInUse", holds.contains("mail"))
                        .putValue("tokenStopped", holds.contains("stopped"))
                        .putValue("loginPasswordBlocked", holds.contains("login"))
                        .putValue("confirmationPasswordBlocked", holds.contains("confirmation")));
        return result.isEmpty() ? null : result.getSingleEntry();
    }

    @ParameterizedTest
    @CsvSource({
        "a, '',           NONE,   '',           新しい端末でのご利用は",
        "a, '',           SET_UP, '',           新しい端末でのご利用は",
        "b, UNLOCK,       IN_USE, '',           トークンは閉塞していないため",
        "b, RELEASE,      SET_UP, '',           トークンは閉塞していないため",
        "b, UNLOCK,       LOCKED, stopped,      閉塞の解除はお受けできません",
        "b, RELEASE,      LOCKED, stopped,      端末の故障・紛失のお手続きでお申し込みください",
        "b, '',           LOCKED, stopped,      端末の故障・紛失のお届けによりトークンのご利用を停止している",
        "c, '',           NONE,   '',           端末に設定されたトークンがないため",
        "c, '',           ISSUED, '',           端末に設定されたトークンがないため",
        "d, '',           NONE,   '',           トークンの発行は規制していないため",
        "e, REPLACE,      NONE,   '',           メール通知パスワードをご利用中ではないため",
        "f, STOP,         IN_USE, '',           メール通知パスワードをご利用中ではないため",
        "g, LOGIN,        NONE,   confirmation, ログインパスワードは、書面でのお手続きが必要な停止",
        "g, BOTH,         NONE,   confirmation, ログインパスワードは、書面でのお手続きが必要な停止",
        "g, CONFIRMATION, NONE,   login,        確認用パスワードは、書面でのお手続きが必要な停止",
        "g, BOTH,         NONE,   login,        確認用パスワードは、書面でのお手続きが必要な停止"
    })
    void refuses_a_reason_that_does_not_fit(String reason, String wish, String tokenState, String holds, String words) {
        assertThat(refusal(reason, wish, tokenState, holds)).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "a, '',           IN_USE, ''",
        "a, '',           LOCKED, ''",
        "a, '',           LOCKED, stopped",
        "b, UNLOCK,       LOCKED, ''",
        "b, RELEASE,      LOCKED, ''",
        "c, '',           SET_UP, ''",
        "c, '',           IN_USE, ''",
        "c, '',           LOCKED, ''",
        "c, '',           LOCKED, stopped",
        "d, '',           NONE,   restricted",
        "e, REPLACE,      NONE,   mail",
        "f, STOP,         NONE,   mail",
        "g, LOGIN,        NONE,   login",
        "g, CONFIRMATION, NONE,   confirmation",
        "g, BOTH,         NONE,   login confirmation"
    })
    void takes_a_reason_that_fits(String reason, String wish, String tokenState, String holds) {
        assertThat(refusal(reason, wish, tokenState, holds)).isNull();
    }

    private Map<String, Object> rules(String reason, String wish) {
        return decisions
                .evaluateDecisionTableByKey(
                        "paper-review-rules",
                        Variables.putValue("paperReason", reason).putValue("paperWish", wish.isEmpty() ? null : wish))
                .getSingleResult()
                .getEntryMap();
    }

    @ParameterizedTest
    @CsvSource({
        "a, '',           利用解除をしないままの機種変更（トークンの利用解除）,                       true,  false, トークンの利用を解除しました",
        "b, UNLOCK,       誤入力による閉塞（閉塞の解除）,                                             false, false, トークンの閉塞を解除しました",
        "b, RELEASE,      誤入力による閉塞（トークンの利用解除）,                                     false, false, トークンの利用を解除しました",
        "c, '',           端末の故障・紛失（トークンの利用解除）,                                     true,  true,  トークンの利用を解除しました",
        "d, '',           発行回数の超過による発行規制（規制の解除）,                                 false, false, 発行規制を解除しました",
        "e, REPLACE,      パスワードメールの不達（メールアドレスの変更）,                             true,  false, 書面でお届けいただいたメールアドレスに変更しました",
        "e, STOP,         パスワードメールの不達（メール通知パスワードの利用中止）,                   true,  false, 利用を中止しました",
        "f, REPLACE,      受信端末の故障・紛失（メールアドレスの変更）,                               true,  true,  書面でお届けいただいたメールアドレスに変更しました",
        "f, STOP,         受信端末の故障・紛失（メール通知パスワードの利用中止）,                     true,  true,  利用を中止しました",
        "g, LOGIN,        ログインパスワードの停止（停止の解除）,                                     false, false, ログインパスワードのご利用停止を解除しました",
        "g, CONFIRMATION, 確認用パスワードの停止（停止の解除）,                                       false, false, 確認用パスワードのご利用停止を解除しました",
        "g, BOTH,         ログインパスワードと確認用パスワードの停止（停止の解除）,                   false, false, ログインパスワードと確認用パスワードのご利用停止を解除しました"
    })
    void says_by_reason_what_a_review_asks(
            String reason, String wish, String subject, boolean callBack, boolean stop, String completion) {
        assertThat(rules(reason, wish))
                .containsEntry("caseSubject", subject)
                .containsEntry("callBackRequired", callBack)
                .containsEntry("immediateStop", stop)
                .satisfies(rules -> {
                    assertThat((String) rules.get("completionRemark")).contains(completion);
                    assertThat((String) rules.get("paperEnclosures")).contains("本人確認書類");
                    assertThat((String) rules.get("paperCheck3")).contains("届出印");
                    assertThat(rules.get("receptionRemark") != null).isEqualTo(stop);
                });
    }

    @ParameterizedTest
    @CsvSource({"a, COUNTER, 001", "c, POST, 002", "g, COUNTER, 002"})
    void leaves_the_days_of_a_deficiency_to_the_settings_and_lets_nothing_pass_without_approval(
            String reason, String channel, String branch) {
        Map<String, Object> known = Variables.putValue("paperReason", reason)
                .putValue("paperChannel", channel)
                .putValue("branchCode", branch);
        assertThat(decisions
                        .evaluateDecisionTableByKey("paper-mending-period", known)
                        .getSingleResult())
                .containsEntry("mendingDays", null);
        assertThat(decisions.evaluateDecisionTableByKey("paper-approval", known).getSingleResult())
                .containsEntry("approvalRequired", true);
    }

    @ParameterizedTest
    @CsvSource({"paper-availability, 8", "paper-review-rules, 12", "paper-mending-period, 1", "paper-approval, 1"})
    void each_row_decides_for_someone(String table, int rows) {
        assertThat(repository
                        .getDmnModelInstance(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(table)
                                .latestVersion()
                                .singleResult()
                                .getId())
                        .getModelElementsByType(Rule.class))
                .as("a new row asks for a case above")
                .hasSize(rows);
    }
}
