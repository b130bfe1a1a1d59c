package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** What customers type on the first page of {@code adhoc-transfer}, well meant or not. */
abstract class TransferEntryContract extends TransferContract {

    private static final String NAME_ADVICE = "受取人名は、カナ、英数字、空白、記号（ ( ) - . / , 「 」 ）で入力してください。漢字は使えません。";

    @BeforeEach
    void useMailPasswords() {
        mailPasswordsInUse();
    }

    // Amounts

    @ParameterizedTest
    @CsvSource({
        "0,                       金額は1以上で入力してください。",
        "-1,                      金額は1以上で入力してください。",
        "－１０００,              金額は1以上で入力してください。",
        "0.5,                     金額は小数点のない半角数字で入力してください。",
        "1000.50,                 金額は小数点のない半角数字で入力してください。",
        "'1,00',                  金額は1以上の半角数字で入力してください。",
        "1e6,                     金額は1以上の半角数字で入力してください。",
        "千円,                    金額は1以上の半角数字で入力してください。",
        "10000円,                 金額は1以上の半角数字で入力してください。",
        "0x10,                    金額は1以上の半角数字で入力してください。",
        "1 000,                   金額は1以上の半角数字で入力してください。",
        "９９９９９９９９９９９９９９９９９９９９, 金額は1以上の半角数字で入力してください。",
        "'',                      金額を入力してください。"
    })
    void an_amount_that_is_none_is_refused_with_what_to_do(String amount, String advice) {
        assertRefused("transferAmount", amount, advice);
    }

    @ParameterizedTest
    @CsvSource({
        "'10,000',      '10,000円'",
        "１００００,    '10,000円'",
        "'１０，０００', '10,000円'",
        "' 10000 ',     '10,000円'",
        "00010000,      '10,000円'",
        "10000.0,       '10,000円'",
        "1,             1円",
        "'1,000,000',   '1,000,000円'"
    })
    void an_amount_is_understood_with_separators_and_in_full_width(String amount, String shown) {
        assertThat(confirmationOf("transferAmount", amount)).contains("<dd>" + shown + "</dd>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000001", "1000000000000", "999999999999999"})
    void an_amount_beyond_the_limit_is_refused_with_what_is_left(String amount) {
        TransferVisit visit = new TransferVisit();
        visit.enter(with(order(1), "transferAmount", amount));

        assertThat(visit.page())
                .contains("role=\"alert\"", "本日お振込いただけるのは、あと1,000,000円です")
                .contains("value=\"" + amount + "\"");
        assertThat(visit.send(order(1_000_000)).page()).contains("振込内容確認");
    }

    // Codes

    @ParameterizedTest
    @CsvSource({
        "payeeBankCode,      000,      金融機関コードは、4桁の数字で入力してください。",
        "payeeBankCode,      00001,    金融機関コードは4文字以内で入力してください（現在5文字）。",
        "payeeBankCode,      ００００１, 金融機関コードは4文字以内で入力してください（現在5文字）。",
        "payeeBankCode,      00a1,     金融機関コードは、4桁の数字で入力してください。",
        "payeeBankCode,      〇〇〇一, 金融機関コードは、4桁の数字で入力してください。",
        "payeeBankCode,      '',       金融機関コードを入力してください。",
        "payeeBranchCode,    12,       支店コードは、3桁の数字で入力してください。",
        "payeeBranchCode,    1234,     支店コードは3文字以内で入力してください（現在4文字）。",
        "payeeBranchCode,    1 3,      支店コードは、3桁の数字で入力してください。",
        "payeeBranchCode,    '',       支店コードを入力してください。",
        "payeeAccountNumber, 123456,   口座番号は、7桁の数字で入力してください。",
        "payeeAccountNumber, 12345678, 口座番号は7文字以内で入力してください（現在8文字）。",
        "payeeAccountNumber, 123-567,  口座番号は、7桁の数字で入力してください。",
        "payeeAccountNumber, '',       口座番号を入力してください。",
        "payeeAccountType,   '',       預金種目を選択してください。",
        "payeeAccountType,   定期,     預金種目を表示されている中から選択し直してください。"
    })
    void a_code_that_is_none_is_refused_with_what_to_do(String field, String typed, String advice) {
        assertRefused(field, typed, advice);
    }

    @ParameterizedTest
    @CsvSource({
        "payeeBankCode,      ００１７,       0017",
        "payeeBranchCode,    ０９８,         098",
        "payeeAccountNumber, ０００１２３４, 0001234",
        "payeeAccountNumber, ' 0001234 ',    0001234"
    })
    void a_code_is_understood_in_full_width(String field, String typed, String shown) {
        assertThat(confirmationOf(field, typed)).contains("<dd>" + shown + "</dd>");
    }

    // Names

    @ParameterizedTest
    @CsvSource({
        "ベップ　サブロウ,    ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ",
        "べっぷ　さぶろう,    ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ",
        "ﾍﾞｯﾌﾟ ｻﾌﾞﾛｳ,         ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ",
        "キャッシュ,          ｷﾔﾂｼﾕ",
        "ァィゥェォャュョヮ,  ｱｲｳｴｵﾔﾕﾖﾜ",
        "ヴィンテージ,        ｳﾞｲﾝﾃ-ｼﾞ",
        "か\u3099き\u3099は\u309A, ｶﾞｷﾞﾊﾟ",
        "か゛は゜,            ｶﾞﾊﾟ",
        "ガギグゲゴパピプペポ, ｶﾞｷﾞｸﾞｹﾞｺﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ",
        "abc company,         ABC COMPANY",
        "ａｂｃ９,            ABC9",
        "カ）オオイタ・ケンシン, ｶ)ｵｵｲﾀ.ｹﾝｼﾝ"
    })
    void a_payee_s_name_becomes_what_bank_transfers_take(String typed, String shown) {
        assertThat(confirmationOf("payeeName", typed)).contains("<dd>" + shown + "</dd>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"別府三郎", "ベップ三郎", "㈱ケンシン", "ｻﾄｳ&ｻﾝｽﾞ", "ミヲ", "Müller", "ﾍﾞﾂﾌﾟ😀", "ｻﾄｳ'--", "ｻﾄｳ;", "한신"})
    void a_payee_s_name_with_anything_else_is_refused_with_what_to_do(String typed) {
        assertRefused("payeeName", typed, NAME_ADVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "'ガガガガガガガガガガガガガガガｱ', 受取人名は30文字以内で入力してください（現在31文字）。",
        "'ｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱ', 受取人名は30文字以内で入力してください（現在31文字）。",
        "'', 受取人名を入力してください。",
        "'　　 ', 受取人名を入力してください。"
    })
    void a_payee_s_name_that_is_too_long_or_missing_is_refused_with_what_to_do(String typed, String advice) {
        assertRefused("payeeName", typed, advice);
    }

    @Test
    void a_payee_s_name_may_fill_all_30_characters() {
        String name = "ガ".repeat(15);

        assertThat(confirmationOf("payeeName", name)).contains("<dd>" + "ｶﾞ".repeat(15) + "</dd>");
    }

    @Test
    void a_payee_s_name_of_a_hundred_thousand_characters_is_refused_as_any_that_is_too_long() {
        TransferVisit visit = new TransferVisit().open().send(with(order(10_000), "payeeName", "ア".repeat(100_000)));

        assertThat(visit.page()).contains("受取人名は30文字以内で入力してください（現在100000文字）。");
        assertThat(instances(TRANSFER)).isEmpty();
    }

    @Test
    void markup_in_a_payee_s_name_is_refused_and_shown_as_text() {
        String hostile = "<script>alert(1)</script>\"'";

        TransferVisit visit = new TransferVisit().open().send(with(order(10_000), "payeeName", hostile));

        assertThat(visit.page())
                .contains(NAME_ADVICE, "value=\"&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;\"")
                .doesNotContain("<script>alert");
        assertThat(instances(TRANSFER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{institutionPhone}}", "${7*7}", "#{7*7}", "[[${7*7}]]", "=1+1"})
    void what_could_be_computed_in_a_payee_s_name_is_refused_and_not_computed(String hostile) {
        TransferVisit visit = new TransferVisit().open().send(with(order(10_000), "payeeName", hostile));

        assertThat(visit.page()).contains(NAME_ADVICE, "value=\"" + hostile + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ﾍﾞﾂﾌﾟ\u0007ｻﾌﾞﾛｳ", "ﾍﾞﾂﾌﾟ\u202Eｻﾌﾞﾛｳ", "ﾍﾞﾂﾌﾟ\u200Bｻﾌﾞﾛｳ", "ﾍﾞﾂﾌﾟ\r\nｻﾌﾞﾛｳ", "ﾍﾞﾂﾌﾟ\u0000ｻﾌﾞﾛｳ"
            })
    void what_cannot_be_seen_in_a_payee_s_name_is_taken_away_with_a_word_about_it(String hostile) {
        TransferVisit visit = new TransferVisit().open().send(with(order(10_000), "payeeName", hostile));

        assertThat(visit.page()).contains("受取人名に画面に表示されない文字が含まれていたため、取り除きました", "value=\"ﾍﾞﾂﾌﾟｻﾌﾞﾛｳ\"");
        assertThat(instances(TRANSFER)).isEmpty();
    }

    // The page as a whole

    @Test
    void every_field_that_is_wrong_is_named_at_once_and_what_was_typed_stays() {
        TransferVisit visit = new TransferVisit()
                .open()
                .send(with(with(with(order(10_000), "payeeBankCode", "1"), "payeeName", "別府"), "transferAmount", "0"));

        assertThat(visit.page())
                .contains("href=\"#f-payeeBankCode\"", "href=\"#f-payeeName\"", "href=\"#f-transferAmount\"")
                .contains("value=\"123\"", "value=\"1234567\"", "value=\"別府\"")
                .containsPattern("value=\"普通\"[^>]*checked")
                .doesNotContain("href=\"#f-payeeBranchCode\"");
        assertThat(visit.send(order(10_000)).page()).contains("振込内容確認");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dailyTransferLimit", "transferMethodUsed", "transferNumber", "contractNumber", "otp"})
    void a_field_that_the_page_does_not_have_ends_the_sending_as_a_whole(String foreign) {
        TransferVisit visit = new TransferVisit().open();

        assertThat(visit.post(with(order(10_000), foreign, "602214")).statusCode())
                .isEqualTo(400);

        assertThat(instances(TRANSFER)).isEmpty();
    }

    @Test
    void a_field_that_is_only_shown_on_the_second_page_cannot_be_changed_there() {
        TransferVisit visit = new TransferVisit();
        visit.enter(order(10_000));
        deliver();

        assertThat(visit.post(with(byMail(mailed()), "payeeAccountNumber", "7654321"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(orders()).isEmpty();
        visit.send(byMail(mailed()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @ParameterizedTest
    @CsvSource({
        "confirmationPassword, '',      確認用パスワードを入力してください。",
        "mailPassword,         '',      メール通知パスワードを入力してください。",
        "mailPassword,         60221,   メール通知パスワードは、メールに記載の6桁の数字で入力してください。",
        "mailPassword,         6022140, メール通知パスワードは6文字以内で入力してください。",
        "mailPassword,         60a214,  メール通知パスワードは、メールに記載の6桁の数字で入力してください。"
    })
    void a_password_that_can_be_none_counts_as_no_entry(String field, String typed, String advice) {
        TransferVisit visit = new TransferVisit();
        visit.enter(order(10_000));
        deliver();

        HttpResponse<String> answer = visit.post(with(byMail(mailed()), field, typed));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(advice).doesNotContain(CONFIRMATION_PASSWORD, mailed());
        assertThat(audit("confirmation-password")).isEmpty();
        assertThat(audit("mailPassword.check")).isEmpty();
    }

    @Test
    void passwords_are_understood_in_full_width() {
        TransferVisit visit = new TransferVisit();
        visit.enter(order(10_000));
        deliver();
        StringBuilder fullWidth = new StringBuilder();
        mailed().chars().forEach(digit -> fullWidth.append((char) (digit - '0' + '０')));

        visit.send(byMail(fullWidth.toString()));

        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    /** The second page that follows an order with one field of its own. */
    private String confirmationOf(String field, String typed) {
        TransferVisit visit = new TransferVisit().open().send(with(order(10_000), field, typed));
        assertThat(visit.page()).contains("振込内容確認").doesNotContain("role=\"alert\"");
        return visit.page();
    }

    /** At this field and no other, with what was typed still in it; an option that was not offered is no choice. */
    private void assertRefused(String field, String typed, String advice) {
        TransferVisit visit = new TransferVisit().open().send(with(order(10_000), field, typed));
        assertThat(visit.page())
                .contains("<h1 class=\"page__title\">振込内容入力</h1>", "role=\"alert\"", "href=\"#f-" + field)
                .contains(advice)
                .containsOnlyOnce("class=\"field__error\"");
        if (!typed.isEmpty() && !field.equals("payeeAccountType")) {
            assertThat(visit.page()).contains("value=\"" + HtmlUtils.htmlEscape(typed, "UTF-8") + "\"");
        }
        assertThat(instances(TRANSFER)).isEmpty();
        assertThat(orders()).isEmpty();
    }
}
