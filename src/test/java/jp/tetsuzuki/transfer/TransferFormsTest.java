package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tetsuzuki.form.FieldError;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.form.FormChecker;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormRenderer;
import jp.tetsuzuki.form.FormView;
import jp.tetsuzuki.form.FormView.GroupView;
import jp.tetsuzuki.form.FormView.TableView;
import jp.tetsuzuki.form.FormView.TextView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms as they ship, with what is known and typed on their pages. */
class TransferFormsTest {

    private final FormDefinition input = form("adhoc-transfer-input");
    private final FormDefinition confirm = form("adhoc-transfer-confirm");

    private final Map<String, List<String>> typed = new HashMap<>(Map.of(
            "payeeBankCode", List.of("0001"),
            "payeeBranchCode", List.of("123"),
            "payeeAccountType", List.of("普通"),
            "payeeAccountNumber", List.of("1234567"),
            "payeeName", List.of("ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ"),
            "transferAmount", List.of("10000")));

    private static FormDefinition form(String id) {
        try {
            return FormDefinition.parse(Files.readString(Path.of("forms", id + ".form")));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private FormCheck send() {
        return new FormChecker().check(input, Map.of(), typed);
    }

    private Object accepted(String key, String text) {
        typed.put(key, List.of(text));
        FormCheck check = send();
        assertThat(check).isInstanceOf(FormCheck.Accepted.class);
        return ((FormCheck.Accepted) check).values().get(key);
    }

    private String refusal(String key, String text) {
        typed.put(key, List.of(text));
        FormCheck check = send();
        assertThat(check).isInstanceOf(FormCheck.Refused.class);
        List<FieldError> errors = ((FormCheck.Refused) check).errors();
        assertThat(errors).extracting(FieldError::key).containsExactly(key);
        return errors.get(0).message();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000", "10,000", "１００００", "１０，０００", " 10000 "})
    void an_amount_is_understood_with_separators_and_in_full_width(String text) {
        assertThat(accepted("transferAmount", text)).isEqualTo(10_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 金額は1以上で入力してください。",
        "-1, 金額は1以上で入力してください。",
        "1.5, 金額は小数点のない半角数字で入力してください。",
        "1万, 金額は1以上の半角数字で入力してください。",
        "'', 金額を入力してください。"
    })
    void an_amount_that_is_none_is_refused_with_what_to_do(String text, String advice) {
        assertThat(refusal("transferAmount", text)).isEqualTo(advice);
    }

    @Test
    void an_amount_beyond_the_limit_is_refused_with_what_is_left() {
        Map<String, Object> known = new HashMap<>(Map.of(
                "transferAmount", 300_000L,
                "transferLimitOutcome", "EXCEEDED",
                "dailyTransferLimit", 1_000_000L,
                "transferredToday", 800_000L));
        assertThat(errorsOf(input, known))
                .containsExactly("1日の限度額を超えるため、お振込いただけません。本日お振込いただけるのは、あと200,000円です。金額をこの額までに変更してください。");

        known.put("dailyTransferLimit", 100_000L);
        assertThat(errorsOf(input, known))
                .containsExactly("1日の限度額を超えるため、お振込いただけません。本日お振込いただけるのは、あと0円です。明日以降に、あらためてお手続きください。");
    }

    @Test
    void an_amount_that_was_beyond_the_limit_until_an_order_failed_is_no_longer_refused() {
        assertThat(errorsOf(
                        input,
                        Map.of(
                                "transferAmount", 300_000L,
                                "transferLimitOutcome", "EXCEEDED",
                                "dailyTransferLimit", 1_000_000L,
                                "transferredToday", 0L)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "べっぷ　さぶろう, ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ",
        "ベップサブロー, ﾍﾞﾂﾌﾟｻﾌﾞﾛ-",
        "ｹﾝｼﾝｼｮｳｼﾞ, ｹﾝｼﾝｼﾖｳｼﾞ",
        "カ）オオイタ・ケンシン, ｶ)ｵｵｲﾀ.ｹﾝｼﾝ",
        "ａｂｃ　Company ９, ABC COMPANY 9",
        "'(ﾕ)A-B./,ﾞﾟ', '(ﾕ)A-B./,ﾞﾟ'",
        "「キー」, ｢ｷ-｣"
    })
    void a_payee_s_name_becomes_what_bank_transfers_take(String text, String name) {
        assertThat(accepted("payeeName", text)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"別府三郎", "ｻﾄｳ&ｻﾝｽﾞ", "ミヲ", "ｱ*", "ｱ:ｲ", "ｱ’", "ﾍﾞﾂﾌﾟ㈱", "😀"})
    void a_payee_s_name_with_anything_else_is_refused_with_what_to_do(String text) {
        assertThat(refusal("payeeName", text)).startsWith("受取人名は、カナ、英数字、空白、記号（").contains("漢字は使えません");
    }

    @Test
    void a_payee_s_name_counts_its_voice_marks() {
        assertThat(accepted("payeeName", "ガ".repeat(15))).isEqualTo("ｶﾞ".repeat(15));
        assertThat(refusal("payeeName", "ガ".repeat(16))).isEqualTo("受取人名は30文字以内で入力してください（現在32文字）。");
    }

    @ParameterizedTest
    @CsvSource({"payeeBankCode, 000１, 0001", "payeeBranchCode, １２３, 123", "payeeAccountNumber, ００００００１, 0000001"})
    void a_code_is_understood_in_full_width(String key, String text, String code) {
        assertThat(accepted(key, text)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "payeeBankCode, 12345, 4桁",
        "payeeBankCode, 12a4, 4桁",
        "payeeBranchCode, 12, 3桁",
        "payeeAccountNumber, 123456, 7桁"
    })
    void a_code_of_another_length_is_refused_with_the_right_one(String key, String text, String digits) {
        assertThat(refusal(key, text)).contains(key.equals("payeeBankCode") && text.length() > 4 ? "4文字" : digits);
    }

    @Test
    void the_first_page_tells_the_limit_and_what_is_left_of_it() {
        Map<String, Object> known = new HashMap<>(Map.of(
                "dailyTransferLimit",
                100_000L,
                "transferredToday",
                30_000L,
                "lowerTransferLimit",
                true,
                "lowerTransferLimitUntil",
                Instant.parse("2026-04-02T15:00:00Z")));

        assertThat(textOf(input, known))
                .contains("<strong>100,000円</strong>", "<strong>70,000円</strong>", "30,000円")
                .contains("<strong>2026年4月3日 0:00</strong>");

        known.put("transferredToday", 500_000L);
        assertThat(textOf(input, known)).contains("<strong>0円</strong>");
    }

    @Test
    void the_newest_orders_stand_below_the_first_page_and_the_page_of_a_closed_procedure() {
        Map<String, Object> order = new HashMap<>();
        order.put("receivedAt", Instant.parse("2026-04-01T05:30:10Z"));
        order.put("number", "260401-482913");
        order.put("payee", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ");
        order.put("amountText", "10,000円");
        order.put("state", "完了");
        order.put("reason", null);

        for (FormDefinition form : List.of(input, form("adhoc-transfer-refused"))) {
            List<FormView.ComponentView> components = all(view(form, Map.of("transferOrders", List.of(order))));
            TableView table = (TableView) components.get(components.size() - 1);

            assertThat(table.label()).isEqualTo("最近のお振込");
            assertThat(table.columns()).containsExactly("受付日時", "受付番号", "受取人名", "金額", "状態", "理由");
            assertThat(table.rows())
                    .containsExactly(List.of("2026年4月1日 14:30", "260401-482913", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "10,000円", "完了", ""));
        }
    }

    @Test
    void a_customer_who_has_ordered_nothing_sees_no_table() {
        assertThat(all(view(input, Map.of("transferOrders", List.of())))).noneMatch(TableView.class::isInstance);
    }

    @Test
    void a_closed_procedure_links_to_where_either_password_begins() {
        FormDefinition refused = form("adhoc-transfer-refused");

        assertThat(textOf(refused, Map.of("refusalReason", "ご利用いただけません。", "transferMethod", "NONE")))
                .contains("ご利用いただけません。", "href=\"/security/otp\"", "href=\"/security/mail-password\"");
        assertThat(textOf(refused, Map.of("refusalReason", "閉塞しています。", "transferMethod", "LOCKED")))
                .doesNotContain("href");
    }

    @Test
    void the_confirmation_asks_for_the_one_password_that_the_customer_has() {
        assertThat(fieldsOf(Map.of("transferMethodUsed", "OTP"))).containsExactly("confirmationPassword", "otp");
        assertThat(fieldsOf(Map.of("transferMethodUsed", "MAIL")))
                .containsExactly("confirmationPassword", "mailPassword");
    }

    private List<String> fieldsOf(Map<String, Object> known) {
        return groups(view(confirm, known)).stream()
                .flatMap(group -> group.components().stream())
                .filter(FormView.FieldView.class::isInstance)
                .map(field -> ((FormView.FieldView) field).key())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "confirmationPassword, WRONG, , , 確認用パスワードが正しくありません",
        "otp, RIGHT, WRONG, , ワンタイムパスワードが正しくありません",
        "mailPassword, RIGHT, , WRONG, メール通知パスワードが正しくありません。あと2回",
        "mailPassword, RIGHT, , NOT_VALID, 有効なメール通知パスワードがありません。「再送」を押して",
        // What was wrong with an earlier entry is not said again once the confirmation password is the wrong one.
        "confirmationPassword, WRONG, WRONG, WRONG, 確認用パスワードが正しくありません"
    })
    void a_wrong_entry_is_told_at_its_field(
            String key, String confirmation, String otp, String mailPassword, String advice) {
        Map<String, Object> known = new HashMap<>();
        known.put("transferMethodUsed", key.equals("otp") ? "OTP" : "MAIL");
        known.put("confirmationOutcome", confirmation);
        known.put("otpOutcome", otp);
        known.put("mailPasswordOutcome", mailPassword);
        known.put("mailPasswordTriesLeft", 2L);

        assertThat(view(confirm, known).errors()).singleElement().satisfies(error -> {
            assertThat(error.inputId()).isEqualTo("f-" + key);
            assertThat(error.message()).startsWith(advice);
        });
    }

    @Test
    void asking_for_another_mail_repeats_no_error() {
        assertThat(errorsOf(
                        confirm,
                        Map.of(
                                "outcome", "resend",
                                "transferMethodUsed", "MAIL",
                                "confirmationOutcome", "RIGHT",
                                "mailPasswordOutcome", "WRONG")))
                .isEmpty();
    }

    private static FormView view(FormDefinition form, Map<String, Object> known) {
        return new FormRenderer().view(form, known, null);
    }

    private static List<String> errorsOf(FormDefinition form, Map<String, Object> known) {
        return view(form, known).errors().stream()
                .map(FormView.ErrorItem::message)
                .toList();
    }

    private static List<FormView.ComponentView> all(FormView view) {
        return Stream.concat(view.components().stream(), view.belowButtons().stream())
                .toList();
    }

    private static String textOf(FormDefinition form, Map<String, Object> known) {
        FormView view = view(form, known);
        return Stream.concat(all(view).stream(), groups(view).stream().flatMap(group -> group.components().stream()))
                .filter(TextView.class::isInstance)
                .map(text -> ((TextView) text).html())
                .reduce("", String::concat);
    }

    private static List<GroupView> groups(FormView view) {
        return view.components().stream()
                .filter(GroupView.class::isInstance)
                .map(GroupView.class::cast)
                .toList();
    }
}
