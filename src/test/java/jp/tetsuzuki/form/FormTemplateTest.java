package jp.tetsuzuki.form;

import static jp.tetsuzuki.form.SampleForm.BACK;
import static jp.tetsuzuki.form.SampleForm.SUBMIT;
import static jp.tetsuzuki.form.SampleForm.field;
import static jp.tetsuzuki.form.SampleForm.json;
import static jp.tetsuzuki.form.SampleForm.sent;
import static jp.tetsuzuki.form.SampleForm.textfield;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What the browser gets. */
class FormTemplateTest {

    private static final String EVIL = "\"><script>alert(1)</script>";
    private static final String OPTIONS = "'values':[{'label':'利用する','value':'yes'},{'label':'利用しない','value':'no'}]";

    private static final FormDefinition FORM = FormDefinition.parse(json(
            "{'type':'text','id':'t','text':'## 注意事項\\n\\n{{note}}'}",
            "{'type':'group','id':'g','label':'送付先メールアドレスの指定','components':["
                    + textfield(
                            "mail",
                            "携帯電話メールアドレス",
                            "'description':'{{note}}','validate':{'required':true,'validationType':'email'}",
                            "'properties':{'autocomplete':'email'}")
                    + "," + textfield("pin", "利用開始パスワード", "'properties':{'secret':'true'}") + "]}",
            field("textarea", "memo", "備考"),
            field("number", "amount", "金額"),
            field("datetime", "day", "受付日", "'subtype':'date'"),
            field("checkbox", "agreed", "上記の内容に同意する", "'validate':{'required':true}"),
            field("radio", "use", "利用有無", OPTIONS, "'validate':{'required':true}"),
            field("select", "branch", "取扱店", OPTIONS),
            field("checklist", "documents", "書類", OPTIONS),
            textfield("reason", "理由", "'properties':{'requiredBy':'submit'}"),
            "{'type':'separator','id':'s'}",
            textfield("shown", "表示のみ", "'readonly':true"),
            "{'type':'table','id':'tb','label':'履歴','dataSource':'=rows','columns':[{'label':'日時','key':'at'}]}",
            BACK,
            SUBMIT));

    private final SpringTemplateEngine engine = engine();

    @Test
    void draws_every_component_accessibly() {
        String html = html(Map.of("rows", List.of(Map.of("at", "昨日"))), null);

        assertThat(html)
                .contains(
                        "<form method=\"post\" novalidate accept-charset=\"UTF-8\" action=\"/go\" id=\"form-sample\">")
                .contains("<input type=\"hidden\" name=\"_page\" value=\"7\">")
                .contains("<h2>注意事項</h2>")
                .contains("<h2>送付先メールアドレスの指定</h2>")
                .contains("<label class=\"field__label\" for=\"f-mail\">携帯電話メールアドレス</label>")
                .contains("<span id=\"f-mail-badge\" class=\"badge badge--required\">必須</span>")
                .contains("<span id=\"f-pin-badge\" class=\"badge badge--optional\">任意</span>")
                .contains("<span id=\"f-reason-badge\" class=\"badge badge--optional\">「次へ」の場合は必須</span>")
                .contains("id=\"f-mail\" name=\"mail\" type=\"text\" autocomplete=\"email\" inputmode=\"email\""
                        + " aria-required=\"true\"")
                .contains("id=\"f-reason\" name=\"reason\" type=\"text\" aria-describedby=\"f-reason-badge\"")
                .contains("id=\"f-pin\" name=\"pin\" type=\"password\" autocomplete=\"off\"")
                .contains("<textarea class=\"textarea\"")
                .contains("type=\"date\" min=\"1900-01-01\" max=\"2099-12-31\"")
                .contains("<input type=\"checkbox\" value=\"true\" id=\"f-agreed\" name=\"agreed\"")
                .contains("<label for=\"f-agreed\">上記の内容に同意する</label>")
                .contains("<fieldset class=\"field\" id=\"f-use\" aria-describedby=\"f-use-badge\">")
                .contains("<legend class=\"field__label\">利用有無</legend>")
                .contains("<input type=\"radio\" id=\"f-use-1\" name=\"use\" value=\"no\">")
                .contains("<option value=\"\">選択してください</option>")
                .contains("<input type=\"checkbox\" id=\"f-documents-0\" name=\"documents\" value=\"yes\">")
                .contains("<hr class=\"separator\">")
                .contains("<dt>表示のみ</dt>")
                .contains("<div class=\"table-scroll records\" tabindex=\"0\" role=\"region\" aria-label=\"履歴\">")
                .contains("<th role=\"columnheader\" scope=\"col\">日時</th>")
                .contains("<td role=\"cell\" data-column=\"日時\">昨日</td>")
                .doesNotContain("error-summary")
                .doesNotContain("aria-invalid")
                .doesNotContain("maxlength")
                .doesNotContain("<form-")
                .doesNotContain("th:");
    }

    @Test
    void puts_the_default_button_first() {
        assertThat(html(Map.of(), null))
                .containsSubsequence(
                        "<div class=\"actions\">",
                        "<button type=\"submit\" class=\"button button--primary\">次へ</button>",
                        "<button type=\"submit\" class=\"button button--secondary\" name=\"_outcome\" value=\"back\">戻る</button>");
    }

    @Test
    void draws_what_follows_the_last_button_below_the_buttons() {
        FormDefinition form = FormDefinition.parse(
                json("{'type':'text','id':'t','text':'前'}", SUBMIT, "{'type':'text','id':'u','text':'あと'}"));

        assertThat(html(form, Map.of(), null)).containsSubsequence("<p>前</p>", "次へ</button>", "<p>あと</p>", "</form>");
    }

    @Test
    void links_each_error_to_its_field_and_repeats_it_there() {
        assertThat(html(Map.of(), refused("mail", "x")))
                .containsSubsequence(
                        "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus>",
                        "<h2>入力内容をご確認ください</h2>",
                        "<a href=\"#f-mail\">携帯電話メールアドレスは「@」を1つだけ",
                        "<a href=\"#f-agreed\">「上記の内容に同意する」にチェックを入れてください。</a>",
                        "<a href=\"#f-use-0\">利用有無を選択してください。</a>",
                        "<div class=\"field field--error\">",
                        "<p class=\"field__error\" id=\"f-mail-error\">",
                        "id=\"f-mail\"",
                        "aria-invalid=\"true\" aria-describedby=\"f-mail-error\"");
    }

    @Test
    void escapes_everything_that_anybody_typed() {
        Map<String, Object> variables =
                Map.of("note", EVIL, "shown", EVIL, "mail", EVIL, "memo", EVIL, "rows", List.of(Map.of("at", EVIL)));

        assertThat(html(variables, null)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(html(variables, refused("mail", EVIL, "memo", "</textarea>" + EVIL, "use", EVIL)))
                .doesNotContain("<script")
                .containsOnlyOnce("</textarea>");
    }

    @Test
    void needs_neither_inline_script_nor_inline_style() {
        assertThat(html(Map.of(), refused("mail", "x")))
                .doesNotContain("style=")
                .doesNotContain("<script")
                .doesNotContain("onclick")
                .doesNotContain("javascript:");
    }

    @Test
    void keeps_a_line_break_at_the_beginning_of_a_text_area() {
        assertThat(html(Map.of("memo", "\n一"), null)).contains(">\n\n一</textarea>");
    }

    @Test
    void gives_every_id_once() {
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html(Map.of("note", "n"), refused("mail", "x")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().contains("f-mail", "f-mail-support", "f-mail-error", "f-mail-badge");
    }

    private String html(Map<String, Object> variables, FormSubmission previous) {
        return html(FORM, variables, previous);
    }

    private String html(FormDefinition form, Map<String, Object> variables, FormSubmission previous) {
        Context context = new Context(Locale.JAPAN);
        context.setVariable("view", new FormRenderer().view(form, variables, previous));
        context.setVariable("action", "/go");
        context.setVariable("hidden", Map.of("_page", "7"));
        String html = engine.process(
                "<th:block th:replace=\"~{form/form :: form(${view}, ${action}, ${hidden})}\"></th:block>", context);
        // Attributes stand on lines of their own in the templates; no test cares.
        return html.replaceAll("\\n +(?=[a-z-]+=)", " ");
    }

    private static FormSubmission refused(String... typed) {
        return ((FormCheck.Refused) new FormChecker().check(FORM, Map.of("note", "n"), sent(typed))).submission();
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(1);
        resolver.setCheckExistence(true);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver);
        engine.addTemplateResolver(new StringTemplateResolver());
        return engine;
    }
}
