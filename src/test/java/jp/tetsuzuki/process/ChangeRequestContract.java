package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.modeling.PaperChanges;
import jp.tetsuzuki.modeling.TokenChanges;
import jp.tetsuzuki.staff.Staff;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Change requests as an analyst gets them, made in the product's files, deployed into the running system and used at
 * once; see {@code src/site/markdown/changes.md}.
 */
abstract class ChangeRequestContract extends PaperContract {

    @Autowired
    private Staff staff;

    private Analyst analyst;

    @BeforeEach
    void takeUpAnalyst() {
        analyst = Analyst.employed(staff, port);
    }

    @AfterEach
    void undoChanges() {
        analyst.undo();
    }

    @Test
    void a_note_on_the_release_page_is_read_by_the_next_customer() {
        inUse();
        ProcessInstance begun = choose(RELEASE);
        Portal portal = logIn();
        TokenChanges.addNoteOnRelease(analyst);

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
        PaperChanges.callBackForB(analyst);
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
