package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.staff.Staff;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Change requests as an analyst gets them, made in the product's files, deployed into the running system and used at
 * once; see {@code src/site/markdown/changes.md}.
 */
abstract class ChangeRequestContract extends PaperContract {

    private static final String CALL_BACK = "<outputEntry id=\"outputEntry_2_5\">\n          <text>%s</text>";

    @Autowired
    private Staff staff;

    private Analyst analyst;

    @BeforeEach
    void takeUpAnalyst() {
        analyst = Analyst.employed(staff, port);
    }

    @Test
    void a_note_on_the_release_page_is_read_by_the_next_customer() {
        inUse();
        ProcessInstance begun = choose(RELEASE);
        Portal portal = logIn();
        analyst.change(
                        "otp-use-release-confirm.form",
                        "から「トークン発行」をお申し込みいただけます。",
                        "から「トークン発行」をお申し込みいただけます。\\n- 機種変更の場合は、先に新しい端末をご用意ください。")
                .deploy();

        assertThat(portal.visit("/procedures/" + RELEASE + "/" + begun.getId()).body())
                .contains("いまのトークンでワンタイムパスワードを使えなくなります")
                .doesNotContain("先に新しい端末をご用意ください");
        cancel(begun);
        assertThat(portal.visit("/procedures/" + RELEASE).body()).contains("先に新しい端末をご用意ください");
    }

    @Test
    void reason_b_is_called_back_as_soon_as_its_row_says_so() {
        lockToken();
        String before = receive(paper("b", "UNLOCK"));
        analyst.change("paper-review-rules.dmn", CALL_BACK.formatted("false"), CALL_BACK.formatted("true"))
                .deploy();
        becomeNewCustomer();
        lockToken();
        String after = receive(paper("b", "UNLOCK"));

        check(before);
        assertThat(waitsFor(before)).containsExactly("userTask_approve");
        check(after);
        assertThat(waitsFor(after)).containsExactly("userTask_firstCall");
        confirmByPhone(after);
        approve(after);
        assertThat(caseState(after)).isEqualTo("COMPLETED");
        assertThat(tokenState()).isEqualTo("IN_USE");
    }

    private void lockToken() {
        inUse();
        jdbc.sql("UPDATE token SET state = 'LOCKED', locked_from = 'IN_USE', lock_reason = 'WRONG_ENTRIES'"
                        + " WHERE contract_number = ?")
                .param(contractNumber)
                .update();
    }
}
