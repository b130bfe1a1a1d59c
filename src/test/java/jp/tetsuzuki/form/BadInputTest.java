package jp.tetsuzuki.form;

import static jp.tetsuzuki.form.SampleForm.field;
import static jp.tetsuzuki.form.SampleForm.form;
import static jp.tetsuzuki.form.SampleForm.sent;
import static jp.tetsuzuki.form.SampleForm.textfield;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed ends in a value or in a sentence at its field. */
class BadInputTest {

    private static final FormDefinition TEXT = form(textfield("name", "表示名", "'validate':{'maxLength':10}"));
    private static final FormDefinition AREA = form(field("textarea", "name", "備考"));
    private static final FormDefinition CODE = form(textfield(
            "name",
            "ワンタイムパスワード",
            "'validate':{'required':true,'minLength':6,'maxLength':6,'pattern':'^[0-9]{6}$'}",
            "'properties':{'normalize':'halfWidth','patternMessage':'ワンタイムパスワードは半角数字6桁で入力してください。'}"));
    private static final FormDefinition PASSWORD = form(textfield("name", "パスワード", "'properties':{'secret':'true'}"));
    private static final FormDefinition MAIL =
            form(textfield("name", "メールアドレス", "'validate':{'validationType':'email'}"));
    private static final FormDefinition PHONE =
            form(textfield("name", "電話番号", "'validate':{'validationType':'phone'}"));
    private static final FormDefinition NUMBER = form(field("number", "name", "金額", "'validate':{'min':1,'max':1000}"));
    private static final FormDefinition ANY_NUMBER = form(field("number", "name", "数"));
    private static final FormDefinition DATE = form(field("datetime", "name", "受付日", "'subtype':'date'"));

    private final FormChecker checker = new FormChecker();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "𠮷野家𠮷野家𠮷野家𠮷",
                "😀😀😀😀😀😀😀😀😀😀",
                "👨‍👩‍👧‍👦",
                "葛󠄀城",
                "<b>a</b>",
                "'; --",
                "髙①〜ｱ"
            })
    void takes_text_of_ten_characters_whatever_their_encoding(String text) {
        assertThat(value(TEXT, text)).isEqualTo(text);
    }

    @Test
    void counts_characters_not_code_units() {
        assertThat(problem(TEXT, "𠮷".repeat(11))).isEqualTo("表示名は10文字以内で入力してください（現在11文字）。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\nb",
                "a\tb",
                "a\u001Bb",
                "a\u0085b",
                "a\u2028b",
                "a\u202Eb",
                "a\uFEFFb",
                "a\u200Bb"
            })
    void refuses_what_nobody_can_see_and_takes_it_away(String text) {
        assertThat(problem(TEXT, text)).contains("画面に表示されない文字");
        assertThat(shownAgain(TEXT, text)).hasSizeLessThan(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD800", "\uDC00a", "a\uFFFDb", "\uFFFF", "\uFDD0", "\uE000"})
    void refuses_broken_characters(String text) {
        assertThat(problem(TEXT, text)).contains("文字化けした文字");
        assertThat(problem(AREA, text)).contains("文字化けした文字");
        assertThat(problem(PASSWORD, text)).contains("文字化けした文字");
        assertThat(shownAgain(TEXT, text)).contains("\uFFFD");
    }

    @Test
    void takes_line_breaks_in_a_text_area_and_no_other_control_character() {
        assertThat(value(AREA, "一\r\n二\r三\n四\n")).isEqualTo("一\n二\n三\n四");
        assertThat(problem(AREA, "一\u0000二")).contains("画面に表示されない文字");
        assertThat(problem(AREA, "あ".repeat(2001))).isEqualTo("備考は2000文字以内で入力してください（現在2001文字）。");
    }

    @Test
    void refuses_a_megabyte_in_every_field_at_once() {
        for (FormDefinition form : List.of(TEXT, AREA, CODE, PASSWORD, MAIL, PHONE, NUMBER, ANY_NUMBER, DATE)) {
            for (String filling : List.of("1", "あ", "😀", "\u0000", "-", ".", "@")) {
                String megabyte = filling.repeat(1_000_000 / filling.length());
                assertThatNoException().isThrownBy(() -> problem(form, megabyte));
                assertThat(problem(form, megabyte)).isNotBlank().hasSizeLessThan(200);
            }
        }
    }

    @Test
    void does_not_follow_a_pattern_that_never_ends() {
        FormDefinition form = form(
                textfield("name", "名", "'validate':{'pattern':'^(a+)+$'}", "'properties':{'patternMessage':'aのみ'}"));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(problem(form, "a".repeat(150) + "b")).isEqualTo("aのみ"));
        assertThat(value(form, "a".repeat(200))).isEqualTo("a".repeat(200));
    }

    @Test
    void follows_a_pattern_to_the_end_of_the_longest_text() {
        FormDefinition form = form(textfield(
                "name",
                "名",
                "'validate':{'pattern':'^([a-z]|[0-9]|-)*$','maxLength':256}",
                "'properties':{'patternMessage':'m'}"));

        assertThat(value(form, "a".repeat(256))).isEqualTo("a".repeat(256));
        assertThat(problem(form, "a".repeat(255) + "!")).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "１２３４５６", " 123456\n", "　１２３456　"})
    void converts_full_width_digits(String text) {
        assertThat(value(CODE, text)).isEqualTo("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"あいうえおか", "12345a", "１２３４５ａ", "123 45", "①②③④⑤⑥", "٣٣٣٣٣٣", "<b>123"})
    void tells_what_else_is_wrong_with_a_code(String text) {
        assertThat(problem(CODE, text)).isIn("ワンタイムパスワードは半角数字6桁で入力してください。", "ワンタイムパスワードは6文字で入力してください（現在7文字）。");
    }

    @Test
    void tells_the_length_of_a_code() {
        assertThat(problem(CODE, "12345")).isEqualTo("ワンタイムパスワードは6文字で入力してください（現在5文字）。");
        assertThat(problem(CODE, " ")).isEqualTo("ワンタイムパスワードを入力してください。");
    }

    @Test
    void tells_nothing_of_the_length_of_a_secret() {
        assertThat(problem(PASSWORD, "a".repeat(201))).isEqualTo("パスワードは200文字以内で入力してください。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.jp",
                "taro.kenshin+otp@mail.example.co.jp",
                "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ",
                "-_@xn--eckwd4c7c.xn--zckzah",
                " a@example.jp "
            })
    void takes_a_mail_address(String text) {
        assertThat(value(MAIL, text)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "taro, 「@」を1つだけ",
        "taro@@example.jp, 「@」を1つだけ",
        "taro@example@jp, 「@」を1つだけ",
        "ta ro@example.jp, 空白",
        "ta..ro@docomo.ne.jp, ピリオド",
        ".taro@example.jp, ピリオド",
        "taro.@example.jp, ピリオド",
        "@example.jp, 正しい形式",
        "taro@, 正しい形式",
        "taro@localhost, 正しい形式",
        "taro@example..jp, 正しい形式",
        "taro@-example.jp, 正しい形式",
        "taro@example.jp., 正しい形式",
        "taro@[127.0.0.1], 正しい形式",
        "taro@127.0.0.1, 正しい形式",
        "太郎@example.jp, 半角の英数字",
        "taro@日本語.jp, 半角の英数字",
        "\"taro\"@example.jp, 正しい形式",
        "taro@exa_mple.jp, 正しい形式",
        "taro<b>@example.jp, 正しい形式",
    })
    void refuses_what_is_no_mail_address(String text, String advice) {
        assertThat(problem(MAIL, text)).startsWith("メールアドレスは").contains(advice);
    }

    @Test
    void bounds_the_parts_of_a_mail_address() {
        String domain = "@" + ("a".repeat(61) + ".").repeat(2) + "jp";
        assertThat(value(MAIL, "a".repeat(64) + domain)).isNotNull();
        assertThat(problem(MAIL, "a".repeat(65) + domain)).contains("64文字以内");
        assertThat(problem(MAIL, "a@" + "a".repeat(64) + ".jp")).contains("正しい形式");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0975320000", "０９７－５３２－００００", "090-1234-5678", "090ー1234ー5678", "+81-97-532-0000"})
    void takes_a_phone_number(String text) {
        assertThat(value(PHONE, text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"110", "97-532-0000", "097--532-0000", "-0975320000", "090-1234-56789", "(097)532-0000", "電話"})
    void refuses_what_is_no_phone_number(String text) {
        assertThat(problem(PHONE, text)).startsWith("電話番号は");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1000,1000", "'1,000',1000", "'１，０００',1000", "0007,7", "5.0,5", " 5 ,5"})
    void takes_a_number_within_its_bounds(String text, long number) {
        assertThat(value(NUMBER, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1001",
                "-1",
                "1.5",
                "1e2",
                "1E5",
                "1e999999999",
                "0x10",
                "NaN",
                "Infinity",
                "+5",
                "1,00",
                ",1",
                "1 000",
                "五",
                "99999999999999999999999999",
                "--1",
                "1.",
                ".5",
                "１２．３．４"
            })
    void refuses_a_number_out_of_bounds_or_not_in_plain_digits(String text) {
        assertThat(problem(NUMBER, text)).startsWith("金額は").endsWith("入力してください。");
    }

    @Test
    void bounds_numbers_that_the_form_does_not() {
        assertThat(value(ANY_NUMBER, "999999999999999")).isEqualTo(999_999_999_999_999L);
        assertThat(value(ANY_NUMBER, "−999999999999999")).isEqualTo(-999_999_999_999_999L);
        assertThat(value(ANY_NUMBER, "-0")).isEqualTo(0L);
        assertThat(problem(ANY_NUMBER, "1000000000000000")).isEqualTo("数は15桁以内の半角数字で入力してください（例：1000）。");
    }

    @Test
    void refuses_a_number_between_two_steps_and_too_many_decimals() {
        FormDefinition steps = form(field("number", "name", "金額", "'increment':'1000'"));
        FormDefinition decimals = form(field("number", "name", "率", "'decimalDigits':2"));

        assertThat(problem(steps, "1500")).isEqualTo("金額は1000単位で入力してください。");
        assertThat(problem(decimals, "1.234")).isEqualTo("率は小数点以下2桁までの半角数字で入力してください。");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22,2026-11-22",
        "2026/1/2,2026-01-02",
        "２０２６年１月２日,2026-01-02",
        "1900-01-01,1900-01-01",
        "2099-12-31,2099-12-31",
        "2028-02-29,2028-02-29"
    })
    void takes_a_date(String text, String date) {
        assertThat(value(DATE, text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-13-01",
                "2026-00-10",
                "2026-1",
                "22/11/2026",
                "1899-12-31",
                "2100-01-01",
                "9999-12-31",
                "+999999999-01-01",
                "0000-01-01",
                "令和8年1月2日",
                "2026-11-22T00:00",
                "today"
            })
    void refuses_what_is_no_date_of_a_calendar(String text) {
        assertThat(problem(DATE, text)).startsWith("受付日は");
    }

    @Test
    void holds_a_date_to_bounds_from_variables() {
        FormDefinition form = form(field(
                "datetime",
                "name",
                "受付日",
                "'subtype':'date','properties':{'minDate':'=openedOn','maxDate':'=date(today)'}"));
        Map<String, Object> variables = Map.of("openedOn", "2026-11-01", "today", "2026-11-22");

        assertThat(checker.check(form, variables, sent("name", "2026-11-01"))).isInstanceOf(FormCheck.Accepted.class);
        assertThat(checker.check(form, variables, sent("name", "2026-11-22"))).isInstanceOf(FormCheck.Accepted.class);
        assertThat(((FormCheck.Refused) checker.check(form, variables, sent("name", "2026-11-23"))).errors())
                .containsExactly(new FieldError("name", "受付日は2026年11月1日から2026年11月22日までの日付で入力してください。"));
    }

    @Test
    void survives_parameters_without_values() {
        Map<String, List<String>> odd = new HashMap<>();
        odd.put("name", null);

        assertThat(checker.check(TEXT, Map.of(), odd)).isInstanceOf(FormCheck.Accepted.class);
        odd.put("name", Collections.singletonList(null));
        assertThat(checker.check(TEXT, Map.of(), odd)).isInstanceOf(FormCheck.Accepted.class);
    }

    private Object value(FormDefinition form, String text) {
        FormCheck check = checker.check(form, Map.of(), sent("name", text));
        assertThat(check).isInstanceOf(FormCheck.Accepted.class);
        return ((FormCheck.Accepted) check).values().get("name");
    }

    private String problem(FormDefinition form, String text) {
        FormCheck check = checker.check(form, Map.of(), sent("name", text));
        assertThat(check).isInstanceOf(FormCheck.Refused.class);
        return ((FormCheck.Refused) check).errors().get(0).message();
    }

    private String shownAgain(FormDefinition form, String text) {
        FormCheck.Refused refused = (FormCheck.Refused) checker.check(form, Map.of(), sent("name", text));
        return new FormRenderer()
                .view(form, Map.of(), refused.submission()).components().stream()
                        .filter(FormView.FieldView.class::isInstance)
                        .map(FormView.FieldView.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .value();
    }
}
