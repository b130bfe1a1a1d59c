package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.modeling.TransferChanges;
import jp.tetsuzuki.staff.Staff;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Change requests that concern transfers; see {@code src/site/markdown/changes.md}. */
abstract class TransferChangeContract extends TransferContract {

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
    void a_transfer_above_500000_yen_is_confirmed_on_a_second_page() {
        Phone phone = inUse();
        TransferChanges.confirmLargeOnSecondPage(analyst);

        TransferVisit small = new TransferVisit();
        ProcessInstance unchanged = small.enter(order(500_000));
        assertThat(small.page()).contains("確認用パスワード").doesNotContain("50万円を超えるお振込です");
        cancel(unchanged);

        TransferVisit large = new TransferVisit();
        large.enter(order(500_001));
        assertThat(large.page())
                .contains("50万円を超えるお振込です", "500,001円", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ")
                .doesNotContain("確認用パスワード");
        assertThat(large.press("back").page()).contains(">振込内容入力</h1>");
        assertThat(large.send(order(600_000)).send(Map.of()).page()).contains("確認用パスワード");
        assertThat(large.send(byOtp(phone.code())).page()).contains("受付番号");
        assertThat(orders()).containsExactly("600000 RECEIVED");
    }

    @Test
    void a_token_serves_for_transfers_a_day_after_its_use_was_started() {
        inUse();
        assertThat(new TransferVisit().open().page()).contains(">振込内容入力</h1>");
        TransferChanges.waitAfterUseStart(analyst);

        String refusal = "利用開始から24時間は、お振込をご利用いただけません";
        assertThat(new TransferVisit().open().page()).contains(refusal).doesNotContain(">振込内容入力</h1>");
        pass(Duration.ofMinutes(1437));
        assertThat(new TransferVisit().open().page()).contains(refusal);
        pass(Duration.ofMinutes(1));
        assertThat(new TransferVisit().open().page()).contains(">振込内容入力</h1>").doesNotContain(refusal);

        becomeNewCustomer();
        mailPasswordsInUse();
        assertThat(new TransferVisit().open().page()).contains(">振込内容入力</h1>");
    }
}
