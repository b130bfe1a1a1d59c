package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KanaKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"ケンシン タロウ", "けんしんたろう", "ｹﾝｼﾝ ﾀﾛｳ", "ケンシン　タロウ", "ケンシン・タロウ"})
    void a_name_is_the_same_however_it_is_typed(String typed) {
        assertThat(KanaKey.asked(typed)).contains(KanaKey.ofName("ケンシン タロウ"));
    }

    @Test
    void voiced_kana_are_one_whether_composed_or_not() {
        assertThat(KanaKey.asked("ﾍﾞｯﾌﾟ")).contains(KanaKey.ofName("ベップ"));
    }

    @Test
    void the_beginning_of_a_name_is_the_beginning_of_its_key() {
        KanaKey name = KanaKey.ofName("ケンシン タロウ");
        KanaKey beginning = KanaKey.ofName("ケンシ");

        assertThat(name.digits()).startsWith(beginning.digits()).isLessThan(beginning.end());
        assertThat(KanaKey.ofName("ケンタ").digits()).isGreaterThan(beginning.end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "県信", "Kenshin", "ケンシン1", "%", "_"})
    void what_is_not_all_kana_is_not_asked_for(String typed) {
        assertThat(KanaKey.asked(typed)).isEmpty();
    }

    @Test
    void a_text_longer_than_any_name_is_not_asked_for() {
        assertThat(KanaKey.asked("ア".repeat(101))).isEmpty();
        assertThat(KanaKey.asked("ア".repeat(1_000_000))).isEmpty();
    }

    @Test
    void a_registered_name_counts_as_far_as_it_is_kana() {
        assertThat(KanaKey.ofName("カ）ケンシン 1")).isEqualTo(KanaKey.ofName("カケンシン"));
        assertThat(KanaKey.ofName("ア".repeat(200)).digits()).hasSize(200);
    }
}
