package jp.tetsuzuki.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    @Test
    void renders_markdown_with_values_in_it() {
        assertThat(html("**あと{{n}}回**です。\n\n- {{n}}", Map.of("n", 2)))
                .isEqualTo("<p><strong>あと2回</strong>です。</p>\n<ul>\n<li>2</li>\n</ul>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "![x](https://evil.example/)",
                "**fett** _kursiv_ `code`",
                "# Überschrift",
                "- a\n- b",
                "&lt;b&gt; &#60;",
                "https://evil.example/",
                "\uE0001\uE001",
            })
    void makes_no_markup_of_a_value(String value) {
        String html = html("値は{{v}}です。\n\n{{v}}\n\n    {{v}}\n\n`{{v}}`\n\n<b>{{v}}</b>", Map.of("v", value));

        assertThat(html.replaceAll("</?(p|code|pre)>|<br />", ""))
                .doesNotContain("<")
                .doesNotContain(">");
        assertThat(html).doesNotContain("href").doesNotContain("<li>").doesNotContain("<strong>");
    }

    @Test
    void keeps_the_lines_of_a_value() {
        assertThat(html("{{v}}", Map.of("v", "一\r\n二"))).isEqualTo("<p>一<br />\n二</p>\n");
    }

    @Test
    void takes_one_expression_as_plain_text() {
        assertThat(html("=\"**\" + v + \"**\"", Map.of("v", "<b>"))).isEqualTo("<p>**&lt;b&gt;**</p>\n");
    }

    @Test
    void shows_html_of_the_form_instead_of_obeying_it() {
        assertThat(html("<b>太字</b>", Map.of())).isEqualTo("<p>&lt;b&gt;太字&lt;/b&gt;</p>\n");
    }

    @Test
    void fits_headings_under_those_of_the_page() {
        assertThat(MarkdownText.parse("# 一\n\n## 二").html(Map.of(), 2)).isEqualTo("<h2>一</h2>\n<h3>二</h3>\n");
        assertThat(MarkdownText.parse("### 一\n\n#### 二").html(Map.of(), 3)).isEqualTo("<h3>一</h3>\n<h4>二</h4>\n");
        assertThat(MarkdownText.parse("# 一\n\n###### 二").html(Map.of(), 4)).isEqualTo("<h4>一</h4>\n<h6>二</h6>\n");
    }

    @Test
    void links_only_where_it_is_safe() {
        assertThat(html("[a](/security/otp) [b](javascript:alert(1))", Map.of()))
                .contains("<a rel=\"nofollow\" href=\"/security/otp\">a</a>")
                .doesNotContain("javascript")
                .doesNotContain("target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]({{v}})",
                "![a](/{{v}})",
                "[a](/ \"{{v}}\")",
                "[a][b]\n\n[b]: {{v}}",
                "```{{v}}\nx\n```",
                "\uE000"
            })
    void refuses_an_expression_in_an_address(String text) {
        assertThatThrownBy(() -> MarkdownText.parse(text)).isInstanceOf(InvalidExpression.class);
    }

    private static String html(String text, Map<String, Object> variables) {
        return MarkdownText.parse(text).html(variables, 2);
    }
}
