package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What analysts read when a deployment is refused. */
class RefusalTextTest {

    @Test
    void each_fault_tells_where_it_is_what_is_wrong_and_how_to_mend_it() {
        Fault fault = new Fault(
                "errors",
                new Subject("address-change.bpmn", "serviceTask_change", "住所を\n変更する"),
                "nothing catches the error 'address.unchanged'",
                "Attach an error boundary event with this error code");
        assertThat(RefusalText.of(List.of(fault)))
                .isEqualTo("デプロイできませんでした。何も変更されていません。次の1点を直してから、もう一度デプロイしてください。\n"
                        + "1. address-change.bpmn「住所を 変更する」（serviceTask_change）\n"
                        + "   問題：エラー「address.unchanged」を受け止めるものがありません\n"
                        + "   直し方：このエラーコードのエラー境界イベントを付けてください\n"
                        + "   規則：errors");
    }

    @ParameterizedTest
    @MethodSource("jp.tetsuzuki.modeling.BrokenExample#all")
    void everything_that_the_rules_find_is_told_in_japanese(BrokenExample example) {
        JapaneseWords words = JapaneseWords.read();
        for (Fault fault : ProcedureRules.check(BrokenExample.deployed(example.files()), ProcedureRulesTest.ACTS)) {
            assertThat(List.of(words.of(fault.problem()), words.of(fault.mend())))
                    .as(fault.toString())
                    .allSatisfy(text -> assertThat(text).containsPattern("[ぁ-ん]"));
        }
    }
}
