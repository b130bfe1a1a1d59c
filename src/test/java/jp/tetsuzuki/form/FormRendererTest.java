package jp.tetsuzuki.form;

import static jp.tetsuzuki.form.SampleForm.BACK;
import static jp.tetsuzuki.form.SampleForm.SUBMIT;
import static jp.tetsuzuki.form.SampleForm.field;
import static jp.tetsuzuki.form.SampleForm.form;
import static jp.tetsuzuki.form.SampleForm.json;
import static jp.tetsuzuki.form.SampleForm.sent;
import static jp.tetsuzuki.form.SampleForm.textfield;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.tetsuzuki.form.FormView.FieldView;
import jp.tetsuzuki.form.FormView.GroupView;
import jp.tetsuzuki.form.FormView.SummaryRow;
import jp.tetsuzuki.form.FormView.SummaryView;
import jp.tetsuzuki.form.FormView.TableView;
import jp.tetsuzuki.form.FormView.TextView;
import org.junit.jupiter.api.Test;

class FormRendererTest {

    private final FormRenderer renderer = new FormRenderer();

    @Test
    void shows_the_variable_else_the_default_else_nothing() {
        FormDefinition form = form(
                textfield("a", "a", "'defaultValue':'x'"),
                textfield("b", "b", "'defaultValue':'x'"),
                textfield("c", "c"),
                field("number", "n", "n"),
                field("checkbox", "k", "k", "'defaultValue':true"),
                field("datetime", "d", "d", "'subtype':'date'"));
        Map<String, Object> variables = new HashMap<>();
        variables.put("a", "y");
        variables.put("b", null);
        variables.put("n", 1000L);
        variables.put("d", Date.from(Instant.parse("2026-11-22T15:30:00Z")));

        FormView view = renderer.view(form, variables, null);

        assertThat(view.components())
                .extracting(component -> ((FieldView) component).value())
                .containsExactly("y", "x", "", "1000", "true", "2026-11-23");
        assertThat(((FieldView) view.components().get(4)).checked()).isTrue();
    }

    @Test
    void stands_one_level_lower_in_a_section_of_a_page() {
        FormDefinition form =
                form("{'type':'group','id':'g','label':'登録内容','components':[" + field("textfield", "a", "a") + "]}");

        assertThat(renderer.view(form, Map.of(), null).components())
                .extracting(group -> ((GroupView) group).level())
                .containsExactly(2);
        assertThat(renderer.viewInSection(form, Map.of()).components())
                .extracting(group -> ((GroupView) group).level())
                .containsExactly(3);
    }

    @Test
    void shows_what_was_typed_again_and_where_it_is_wrong() {
        FormDefinition form = form(
                textfield("mail", "メール", "'validate':{'validationType':'email'}", "'description':'半角で入力してください。'"),
                textfield("pin", "暗証番号", "'properties':{'secret':'true'}", "'validate':{'required':true}"));

        FormView view = renderer.view(form, Map.of("mail", "old", "pin", "0000"), refused(form, "mail", "ａ"));

        FieldView mail = (FieldView) view.components().get(0);
        FieldView pin = (FieldView) view.components().get(1);
        assertThat(mail.value()).isEqualTo("ａ");
        assertThat(mail.describedBy()).isEqualTo("f-mail-error f-mail-support");
        assertThat(mail.inputMode()).isEqualTo("email");
        assertThat(pin.value()).isEmpty();
        assertThat(pin.inputType()).isEqualTo("password");
        assertThat(view.errors())
                .containsExactly(
                        new FormView.ErrorItem("f-mail", mail.error()),
                        new FormView.ErrorItem("f-pin", "暗証番号を入力してください。"));
    }

    @Test
    void never_shows_a_secret_even_where_a_variable_has_its_name() {
        FormDefinition form = form(textfield(
                "otp",
                "ワンタイムパスワード",
                "'properties':{'secret':'true','inputMode':'numeric','autocomplete':'one-time-code'}"));

        FieldView otp = (FieldView)
                renderer.view(form, Map.of("otp", "123456"), null).components().get(0);

        assertThat(otp.value()).isEmpty();
        assertThat(otp.inputType()).isEqualTo("text");
        assertThat(otp.inputMode()).isEqualTo("numeric");
        assertThat(otp.autocomplete()).isEqualTo("one-time-code");
    }

    @Test
    void fills_a_confirmation_with_what_was_confirmed_before() {
        FormDefinition form =
                form(textfield("mail", "メール"), textfield("mailAgain", "メール(確認用)", "'properties':{'sameAs':'mail'}"));

        assertThat(renderer.view(form, Map.of("mail", "a@example.jp"), null).components())
                .extracting(component -> ((FieldView) component).value())
                .containsExactly("a@example.jp", "a@example.jp");
    }

    @Test
    void tells_a_refusal_that_the_process_recorded() {
        FormDefinition form = form(textfield(
                "otp",
                "ワンタイムパスワード",
                "'properties':{'secret':'true','errorIf':'otpOutcome = \\\"WRONG\\\"',"
                        + "'errorText':'ワンタイムパスワードが正しくありません。あと{{remainingTries}}回間違えるとロックされます。'}",
                "'validate':{'required':true}"));
        Map<String, Object> variables = Map.of("otpOutcome", "WRONG", "remainingTries", 4);

        assertThat(renderer.view(form, variables, null).errors())
                .containsExactly(new FormView.ErrorItem("f-otp", "ワンタイムパスワードが正しくありません。あと4回間違えるとロックされます。"));
        assertThat(renderer.view(form, Map.of("otpOutcome", "RIGHT"), null).errors())
                .isEmpty();
        assertThat(renderer.view(form, Map.of(), null).errors()).isEmpty();
        assertThat(renderer.view(form, variables, refused(form)).errors())
                .containsExactly(new FormView.ErrorItem("f-otp", "ワンタイムパスワードを入力してください。"));
    }

    @Test
    void shows_fields_by_the_answers_of_the_round_before() {
        FormDefinition form = form(
                field("checkbox", "use", "利用する"),
                textfield("mail", "メール", "'conditional':{'hide':'=use != true'}", "'validate':{'required':true}"),
                "{'type':'group','id':'g','label':'注意','conditional':{'hide':'=use = true'},'components':["
                        + "{'type':'text','id':'t','text':'利用しません。'}]}");

        assertThat(renderer.view(form, Map.of(), null).components())
                .extracting(FormView.ComponentView::kind)
                .containsExactly("checkbox", "group");
        assertThat(renderer.view(form, Map.of(), refused(form, "use", "true")).components())
                .extracting(FormView.ComponentView::kind)
                .containsExactly("checkbox", "input");
    }

    @Test
    void shows_read_only_fields_as_text() {
        FormDefinition form = FormDefinition.parse(json(
                textfield("mail", "送付先メールアドレス", "'readonly':true"),
                field("datetime", "day", "受付日", "'subtype':'date','disabled':true"),
                field("checkbox", "agreed", "同意", "'readonly':'=1 = 1'"),
                field(
                        "checklist",
                        "documents",
                        "書類",
                        "'readonly':true,'values':[{'label':'申込書','value':'form'},{'label':'写し','value':'copy'}]"),
                textfield("issuedAt", "発行日時", "'readonly':true"),
                "{'type':'separator','id':'s'}",
                textfield("none", "なし", "'readonly':true"),
                SUBMIT));

        assertThat(renderer.view(
                                form,
                                Map.of(
                                        "mail",
                                        "<a@example.jp>",
                                        "day",
                                        "2026-11-22",
                                        "agreed",
                                        true,
                                        "documents",
                                        List.of("copy", "form"),
                                        "issuedAt",
                                        Instant.parse("2026-11-22T05:32:00Z")),
                                null)
                        .components())
                .containsExactly(
                        new SummaryView(List.of(
                                new SummaryRow("送付先メールアドレス", "<a@example.jp>"),
                                new SummaryRow("受付日", "2026年11月22日"),
                                new SummaryRow("同意", "はい"),
                                new SummaryRow("書類", "写し、申込書"),
                                new SummaryRow("発行日時", "2026年11月22日 14:32"))),
                        new FormView.SeparatorView(),
                        new SummaryView(List.of(new SummaryRow("なし", ""))));
    }

    @Test
    void leaves_no_gap_for_a_text_without_a_value() {
        FormDefinition form = FormDefinition.parse(json("{'type':'text','id':'t','text':'{{hint}}'}"));

        assertThat(renderer.view(form, Map.of(), null).components()).isEmpty();
        assertThat(renderer.view(form, Map.of("hint", "h"), null).components()).hasSize(1);
    }

    @Test
    void shows_rows_of_a_list() {
        FormDefinition form =
                FormDefinition.parse(json("{'type':'table','id':'t','label':'ログイン履歴','dataSource':'=logins','columns':"
                        + "[{'label':'日時','key':'at'},{'label':'結果','key':'outcome'}]}"));
        Map<String, Object> login = new HashMap<>();
        login.put("at", Instant.parse("2026-11-22T05:32:00Z"));
        login.put("outcome", null);

        assertThat(renderer.view(form, Map.of("logins", List.of(login, "odd")), null)
                        .components())
                .containsExactly(
                        new TableView("ログイン履歴", List.of("日時", "結果"), List.of(List.of("2026年11月22日 14:32", ""))));
        assertThat(renderer.view(form, Map.of(), null).components())
                .containsExactly(new TableView("ログイン履歴", List.of("日時", "結果"), List.of()));
    }

    @Test
    void puts_the_default_button_first_and_the_way_out_last() {
        FormDefinition form = FormDefinition.parse(
                json(
                        BACK,
                        "{'type':'button','id':'x','label':'承認','action':'submit','properties':{'outcome':'approve','style':'danger'}}",
                        SUBMIT,
                        "{'type':'button','id':'y','label':'隠す','action':'submit','properties':{'outcome':'z'},'conditional':{'hide':'=true'}}"));

        assertThat(renderer.view(form, Map.of(), null).buttons())
                .containsExactly(
                        new FormView.ButtonView("次へ", null, "primary"),
                        new FormView.ButtonView("承認", "approve", "danger"),
                        new FormView.ButtonView("戻る", "back", "secondary"));
    }

    @Test
    void puts_what_follows_the_last_button_below_the_buttons() {
        FormView view = renderer.view(
                FormDefinition.parse(json(
                        SUBMIT,
                        "{'type':'text','id':'t','text':'間'}",
                        BACK,
                        "{'type':'text','id':'u','text':'あと'}",
                        textfield("shown", "表示のみ", "'readonly':true"))),
                Map.of("shown", "値"),
                null);

        assertThat(view.components()).containsExactly(new TextView("<p>間</p>\n"));
        assertThat(view.belowButtons())
                .containsExactly(new TextView("<p>あと</p>\n"), new SummaryView(List.of(new SummaryRow("表示のみ", "値"))));
    }

    @Test
    void selects_the_options_that_are_chosen() {
        String values = "'values':[{'label':'A','value':'a'},{'label':'B','value':'b'}]";
        FormDefinition form = form(
                field("radio", "r", "r", values),
                field("select", "s", "s", values, "'defaultValue':'b'"),
                field("checklist", "c", "c", values));

        assertThat(renderer.view(form, Map.of("r", "a", "c", List.of("a", "b")), null)
                        .components())
                .extracting(component -> ((FieldView) component)
                        .options().stream().map(FormView.OptionView::selected).toList())
                .containsExactly(List.of(true, false), List.of(false, true), List.of(true, true));
        assertThat(renderer.view(form, Map.of("r", "a"), refusedAny("r", "b")).components())
                .extracting(component -> ((FieldView) component)
                        .options().stream().map(FormView.OptionView::selected).toList())
                .containsExactly(List.of(false, true), List.of(false, false), List.of(false, false));
    }

    @Test
    void lists_errors_that_belong_to_no_field() {
        FormDefinition form = form(textfield("a", "a"));
        FormSubmission submission = new FormSubmission(Map.of(), List.of(new FieldError("page", "時間をおいてください。")));

        assertThat(renderer.view(form, Map.of(), submission).errors())
                .containsExactly(new FormView.ErrorItem(null, "時間をおいてください。"));
    }

    private static FormSubmission refusedAny(String... typed) {
        return new FormSubmission(sent(typed), List.of(new FieldError("r", "!")));
    }

    private static FormSubmission refused(FormDefinition form, String... typed) {
        return ((FormCheck.Refused) new FormChecker().check(form, Map.of(), sent(typed))).submission();
    }
}
