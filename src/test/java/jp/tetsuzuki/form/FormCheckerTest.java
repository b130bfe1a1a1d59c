package jp.tetsuzuki.form;

import static jp.tetsuzuki.form.SampleForm.BACK;
import static jp.tetsuzuki.form.SampleForm.SUBMIT;
import static jp.tetsuzuki.form.SampleForm.field;
import static jp.tetsuzuki.form.SampleForm.form;
import static jp.tetsuzuki.form.SampleForm.json;
import static jp.tetsuzuki.form.SampleForm.sent;
import static jp.tetsuzuki.form.SampleForm.textfield;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.form.FormCheck.Accepted;
import jp.tetsuzuki.form.FormCheck.Foreign;
import jp.tetsuzuki.form.FormCheck.Outdated;
import jp.tetsuzuki.form.FormCheck.Refused;
import org.junit.jupiter.api.Test;

class FormCheckerTest {

    private static final String REQUIRED = "'validate':{'required':true}";
    private static final String SECRET = "'properties':{'secret':'true'}";
    private static final String PLACE = field(
            "radio",
            "use",
            "利用有無",
            "'values':[{'label':'利用する','value':'yes'},{'label':'利用しない','value':'no'}]",
            REQUIRED);

    private final FormChecker checker = new FormChecker();

    @Test
    void gives_out_typed_values() {
        FormDefinition form = form(
                textfield("name", "氏名"),
                field("textarea", "note", "備考"),
                field("number", "amount", "金額"),
                field("number", "rate", "率", "'decimalDigits':2"),
                field("datetime", "day", "受付日", "'subtype':'date'"),
                field("checkbox", "agreed", "同意する"),
                PLACE,
                field(
                        "checklist",
                        "documents",
                        "書類",
                        "'values':[{'label':'申込書','value':'form'},{'label':'写し','value':'copy'}]"));

        FormCheck check = checker.check(
                form,
                Map.of(),
                sent(
                        "name",
                        " 県信 太郎　",
                        "note",
                        "一\r\n二",
                        "amount",
                        "１０,０００",
                        "rate",
                        "1.5",
                        "day",
                        "2026/2/3",
                        "agreed",
                        "true",
                        "use",
                        "no",
                        "documents",
                        "copy",
                        "documents",
                        "form",
                        "_csrf",
                        "t"));

        assertThat(accepted(check).values())
                .containsEntry("name", "県信 太郎")
                .containsEntry("note", "一\n二")
                .containsEntry("amount", 10_000L)
                .containsEntry("rate", new BigDecimal("1.50"))
                .containsEntry("day", "2026-02-03")
                .containsEntry("agreed", true)
                .containsEntry("use", "no")
                .containsEntry("documents", List.of("copy", "form"));
        assertThat(accepted(check).outcome()).isEmpty();
    }

    @Test
    void gives_out_null_for_what_was_left_empty() {
        FormDefinition form = form(
                textfield("name", "氏名"),
                field("number", "amount", "金額"),
                field("checkbox", "agreed", "同意する"),
                field("checklist", "documents", "書類", "'values':[{'label':'申込書','value':'form'}]"));

        assertThat(accepted(checker.check(form, Map.of(), sent("name", "　", "amount", "")))
                        .values())
                .containsEntry("name", null)
                .containsEntry("amount", null)
                .containsEntry("agreed", false)
                .containsEntry("documents", List.of());
    }

    @Test
    void keeps_secrets_apart_and_unchanged() {
        FormDefinition form = form(
                textfield("mail", "メール"),
                textfield("password", "確認用パスワード", SECRET),
                textfield("otp", "ワンタイムパスワード", "'properties':{'secret':'true','normalize':'halfWidth'}"));

        FormCheck check = checker.check(form, Map.of(), sent("mail", "m", "password", " Ｓesame ", "otp", " １２３４５６ "));

        assertThat(accepted(check).values()).containsOnlyKeys("mail");
        assertThat(accepted(check).secrets())
                .containsEntry("password", " Ｓesame ")
                .containsEntry("otp", "123456");
        assertThat(check.toString()).doesNotContain("esame").doesNotContain("123456");
    }

    @Test
    void refuses_a_missing_value_with_the_label() {
        FormDefinition form = form(
                textfield("mailAddress", "携帯電話メールアドレス", REQUIRED),
                PLACE,
                field("checkbox", "agreed", "上記の内容に同意する", REQUIRED));

        assertThat(refused(checker.check(form, Map.of(), sent())).errors())
                .containsExactly(
                        new FieldError("mailAddress", "携帯電話メールアドレスを入力してください。"),
                        new FieldError("use", "利用有無を選択してください。"),
                        new FieldError("agreed", "「上記の内容に同意する」にチェックを入れてください。"));
    }

    @Test
    void compares_a_confirmation_and_gives_out_nothing_of_it() {
        FormDefinition form = form(
                textfield("mail", "携帯電話メールアドレス", "'validate':{'required':true,'validationType':'email'}"),
                textfield("mailAgain", "携帯電話メールアドレス(確認用)", "'properties':{'sameAs':'mail'}"));

        assertThat(accepted(checker.check(form, Map.of(), sent("mail", "a@example.jp", "mailAgain", "ａ＠example.jp ")))
                        .values())
                .containsExactly(Map.entry("mail", "a@example.jp"));
        assertThat(refused(checker.check(form, Map.of(), sent("mail", "a@example.jp", "mailAgain", "b@example.jp")))
                        .errors())
                .containsExactly(new FieldError("mailAgain", "携帯電話メールアドレス(確認用)が携帯電話メールアドレスと一致しません。同じ内容を入力してください。"));
        assertThat(refused(checker.check(form, Map.of(), sent("mail", "a@example.jp", "mailAgain", "")))
                        .errors())
                .containsExactly(new FieldError("mailAgain", "携帯電話メールアドレス(確認用)を入力してください。"));
        assertThat(refused(checker.check(form, Map.of(), sent("mail", "a", "mailAgain", "b")))
                        .errors())
                .extracting(FieldError::key)
                .containsExactly("mail");
    }

    @Test
    void keeps_what_was_typed_but_no_secret() {
        FormDefinition form = form(
                textfield("mail", "メール", "'validate':{'validationType':'email'}"),
                textfield("password", "パスワード", SECRET),
                textfield("passwordAgain", "パスワード(確認用)", "'properties':{'secret':'true','sameAs':'password'}"));

        Refused refused = refused(checker.check(
                form, Map.of(), sent("mail", "太郎 <b>", "password", "geheim", "passwordAgain", "geheimer")));

        assertThat(refused.submission().typed()).containsExactly(Map.entry("mail", List.of("太郎 <b>")));
        assertThat(refused.errors()).extracting(FieldError::key).containsExactly("mail", "passwordAgain");
        assertThat(refused.toString()).doesNotContain("geheim").doesNotContain("太郎");
    }

    @Test
    void refuses_fields_that_the_form_does_not_have() {
        FormDefinition form = form(
                textfield("name", "氏名"),
                textfield("shown", "表示", "'readonly':true"),
                textfield("off", "無効", "'disabled':true"),
                textfield("lockedName", "名", "'readonly':'=locked'"),
                textfield("hiddenName", "名", "'conditional':{'hide':'=locked'}"));

        FormCheck check = checker.check(
                form,
                Map.of("locked", true),
                sent("name", "a", "shown", "b", "off", "c", "lockedName", "d", "hiddenName", "e", "branch\n", "f"));

        assertThat(((Foreign) check).unknownFields())
                .containsExactly("branch?", "hiddenName", "lockedName", "off", "shown");
    }

    @Test
    void tells_a_page_that_was_opened_before_things_changed_from_one_that_nobody_sends() {
        FormDefinition form = form(
                textfield("name", "氏名"),
                textfield("shown", "表示", "'readonly':true"),
                textfield("lockedName", "名", "'readonly':'=locked'"),
                textfield("hiddenName", "名", "'conditional':{'hide':'=locked'}"));
        Map<String, Object> known = Map.of("locked", true);

        assertThat(checker.check(form, known, sent("name", "a", "hiddenName", "b")))
                .isEqualTo(new Outdated());
        assertThat(checker.check(form, known, sent("name", "a", "lockedName", "b")))
                .isEqualTo(new Outdated());
        assertThat(checker.check(form, known, sent("hiddenName", "a", "hiddenName", "b")))
                .isInstanceOf(Foreign.class);
        assertThat(checker.check(form, known, sent("hiddenName", "a", "shown", "b")))
                .isInstanceOf(Foreign.class);
    }

    @Test
    void refuses_a_single_value_that_arrives_twice() {
        FormDefinition form = form(textfield("name", "氏名"), field("checkbox", "agreed", "同意"));

        assertThat(checker.check(form, Map.of(), sent("name", "a", "name", "a")))
                .isEqualTo(new Foreign(Set.of("name")));
        assertThat(checker.check(form, Map.of(), sent("agreed", "true", "agreed", "true")))
                .isInstanceOf(Foreign.class);
        assertThat(checker.check(form, Map.of(), sent("_outcome", "", "_outcome", "")))
                .isInstanceOf(Foreign.class);
    }

    @Test
    void tells_which_button_was_pressed() {
        FormDefinition form = FormDefinition.parse(json(
                textfield("name", "氏名", REQUIRED),
                SUBMIT,
                BACK,
                "{'type':'button','id':'b','label':'差し戻す','action':'submit','properties':{'outcome':'sendBack'}}",
                "{'type':'button','id':'c','label':'再送','action':'submit','properties':{'outcome':'resend','validate':'false'},"
                        + "'conditional':{'hide':'=sent > 4'}}"));

        assertThat(accepted(checker.check(form, Map.of(), sent("name", "", "_outcome", "back"))))
                .isEqualTo(new Accepted(Map.of(), Map.of(), Optional.of("back")));
        assertThat(accepted(checker.check(form, Map.of("sent", 4), sent("_outcome", "resend")))
                        .outcome())
                .contains("resend");
        assertThat(checker.check(form, Map.of("sent", 5), sent("_outcome", "resend")))
                .isEqualTo(new Outdated());
        assertThat(checker.check(form, Map.of(), sent("_outcome", "sendBack"))).isInstanceOf(Refused.class);
        assertThat(checker.check(form, Map.of(), sent("name", "", "_outcome", "")))
                .isInstanceOf(Refused.class);
        assertThat(checker.check(form, Map.of(), sent("_outcome", "delete")))
                .isEqualTo(new Foreign(Set.of("_outcome")));
    }

    @Test
    void refuses_foreign_fields_even_on_the_way_back() {
        FormDefinition form = FormDefinition.parse(json(textfield("name", "氏名"), SUBMIT, BACK));

        assertThat(checker.check(form, Map.of(), sent("role", "admin", "_outcome", "back")))
                .isInstanceOf(Foreign.class);
    }

    @Test
    void refuses_any_submission_of_a_page_without_buttons() {
        FormDefinition form = FormDefinition.parse(json("{'type':'text','id':'t','text':'完了しました。'}"));

        assertThat(checker.check(form, Map.of(), sent())).isInstanceOf(Foreign.class);
    }

    @Test
    void asks_for_a_field_that_an_answer_has_made_visible() {
        FormDefinition form =
                form(PLACE, textfield("address", "メールアドレス", REQUIRED, "'conditional':{'hide':'=use != \\\"yes\\\"'}"));

        assertThat(refused(checker.check(form, Map.of(), sent("use", "yes"))).errors())
                .containsExactly(new FieldError("address", "メールアドレスを入力してください。"));
        assertThat(accepted(checker.check(form, Map.of(), sent("use", "yes", "address", "a")))
                        .values())
                .containsEntry("address", "a");
    }

    @Test
    void drops_the_value_of_a_field_that_an_answer_has_hidden() {
        FormDefinition form = form(
                PLACE,
                "{'type':'group','id':'g','label':'宛先','conditional':{'hide':'=use = \\\"no\\\"'},'components':["
                        + textfield("address", "メールアドレス", REQUIRED)
                        + "," + textfield("extra", "補足", "'conditional':{'hide':'=address = null'}", REQUIRED) + "]}",
                textfield("other", "他", "'conditional':{'hide':'=extra = null'}"));

        assertThat(accepted(checker.check(
                                form,
                                Map.of("address", "old@example.jp"),
                                sent("use", "no", "address", "a", "extra", "b", "other", "c")))
                        .values())
                .containsEntry("use", "no")
                .containsEntry("address", null)
                .containsEntry("extra", null)
                .containsEntry("other", null);
    }

    @Test
    void takes_only_values_that_were_offered() {
        FormDefinition form = form(
                PLACE,
                field("select", "branch", "取扱店", "'valuesExpression':'=branches'"),
                field("checklist", "documents", "書類", "'values':[{'label':'申込書','value':'form'}]"));
        Map<String, Object> variables = Map.of("branches", List.of(Map.of("value", "001", "label", "本店営業部"), "002", 3));

        assertThat(accepted(checker.check(form, variables, sent("use", "yes", "branch", "002", "documents", "form")))
                        .values())
                .containsEntry("branch", "002");
        assertThat(accepted(checker.check(form, variables, sent("use", "yes", "branch", "3")))
                        .values())
                .containsEntry("branch", "3");
        assertThat(refused(checker.check(form, variables, sent("use", "maybe", "branch", "004", "documents", "x")))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("利用有無を表示されている中から選択し直してください。", "取扱店を表示されている中から選択し直してください。", "書類を表示されている中から選択し直してください。");
    }

    @Test
    void offers_nothing_where_the_expression_gives_no_list() {
        FormDefinition form = form(field("select", "branch", "取扱店", "'valuesExpression':'=branches'"));

        assertThat(checker.check(form, Map.of(), sent("branch", "001"))).isInstanceOf(Refused.class);
        assertThat(checker.check(form, Map.of("branches", "001"), sent("branch", "001")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void evaluates_bounds_that_are_expressions() {
        FormDefinition form = form(field("number", "amount", "金額", "'validate':{'min':1,'max':'=dailyLimit'}"));

        assertThat(checker.check(form, Map.of("dailyLimit", 100_000), sent("amount", "100000")))
                .isInstanceOf(Accepted.class);
        assertThat(refused(checker.check(form, Map.of("dailyLimit", 100_000), sent("amount", "100001")))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("金額は1以上100000以下で入力してください。");
        assertThat(checker.check(form, Map.of(), sent("amount", "100001"))).isInstanceOf(Accepted.class);
    }

    @Test
    void asks_for_some_fields_with_some_buttons_only() {
        String back = "{'type':'button','id':'Button_return','label':'差し戻す','action':'submit',"
                + "'properties':{'outcome':'return'}}";
        FormDefinition form = form(
                field("checkbox", "sealRight", "届出印と一致している", "'properties':{'requiredBy':'submit'}"),
                field("textarea", "reason", "理由", "'properties':{'requiredBy':'return, other'}"),
                back,
                back.replace("return", "other").replace("差し戻す", "返す"));

        assertThat(refused(checker.check(form, Map.of(), sent("reason", ""))).errors())
                .containsExactly(new FieldError("sealRight", "「届出印と一致している」にチェックを入れてください。"));
        assertThat(refused(checker.check(form, Map.of(), sent("_outcome", "return", "reason", "　")))
                        .errors())
                .containsExactly(new FieldError("reason", "理由を入力してください。"));
        assertThat(accepted(checker.check(form, Map.of(), sent("_outcome", "other", "reason", "押印漏れ")))
                        .values())
                .containsEntry("reason", "押印漏れ")
                .containsEntry("sealRight", false);
        assertThat(checker.check(form, Map.of(), sent("sealRight", "true"))).isInstanceOf(Accepted.class);
    }

    @Test
    void treats_what_feel_cannot_compute_as_null() {
        FormDefinition form = form(textfield(
                "name", "{{missing.deeply.nested + 1}}氏名", "'conditional':{'hide':'=missing > 3'}", REQUIRED));

        assertThat(refused(checker.check(form, Map.of(), sent())).errors())
                .containsExactly(new FieldError("name", "氏名を入力してください。"));
    }

    private static Accepted accepted(FormCheck check) {
        assertThat(check).isInstanceOf(Accepted.class);
        return (Accepted) check;
    }

    private static Refused refused(FormCheck check) {
        assertThat(check).isInstanceOf(Refused.class);
        return (Refused) check;
    }
}
