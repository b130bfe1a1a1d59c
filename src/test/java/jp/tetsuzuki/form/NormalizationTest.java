package jp.tetsuzuki.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizationTest {

    @ParameterizedTest
    @CsvSource({
        "０１２９,0129",
        "ＡＺａｚ,AZaz",
        "ａ＠ｂ．ｊｐ,a@b.jp",
        "０９７−５３２－００‐００,097-532-00-00",
        "０９７ー５３２,097-532",
        "カード,カード",
        "㈱①,㈱①",
    })
    void makes_what_is_ascii_half_width(String typed, String converted) {
        assertThat(Normalization.HALF_WIDTH.apply(typed)).isEqualTo(converted);
    }

    @ParameterizedTest
    @CsvSource({
        "ケンシンタロウ,ｹﾝｼﾝﾀﾛｳ",
        "べっぷ さぶろう,ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ",
        "ｷｬｯｼｭ,ｷﾔﾂｼﾕ",
        "パーティー　ヴェ,ﾊﾟ-ﾃｲ- ｳﾞｴ",
        "カ）ａｂｃ,ｶ)ABC",
        "ヵヶヮヰヱヲン,ｶｹﾜｲｴｦﾝ",
        "県信,県信",
    })
    void makes_kana_half_width_as_transfers_take_it(String typed, String converted) {
        assertThat(Normalization.HALF_WIDTH_KANA.apply(typed)).isEqualTo(converted);
    }

    @ParameterizedTest
    @CsvSource({"'\u3000県 信\u00A0\t',県 信", "'  ',''"})
    void trims_every_kind_of_space(String typed, String trimmed) {
        assertThat(Normalization.TRIM.apply(typed)).isEqualTo(trimmed);
        assertThat(Normalization.NONE.apply(typed)).isEqualTo(typed);
    }
}
