package jp.tetsuzuki.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class FeelValuesTest {

    private static final Instant WHEN = Instant.parse("2026-11-22T05:32:59Z");

    @Test
    void tells_points_in_time_in_japan_wherever_the_server_stands() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(List.of(
                            FeelValues.text(WHEN),
                            FeelValues.text(Date.from(WHEN)),
                            render("{{t}}", Map.of("t", WHEN)),
                            render("{{t}}", Map.of("t", Date.from(WHEN))),
                            render("{{t}}", Map.of("t", "2026-11-22T05:32:59Z")),
                            render("{{t}}", Map.of("t", "2026-11-21T21:32:59.123-08:00"))))
                    .containsOnly("2026年11月22日 14:32");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void computes_with_points_in_time() {
        assertThat(render("{{t + duration(\"PT30M\")}}", Map.of("t", WHEN))).isEqualTo("2026年11月22日 15:02");
        assertThat(render("{{date(t)}}まで", Map.of("t", WHEN))).isEqualTo("2026年11月22日まで");
    }

    @Test
    void words_every_kind_of_value() {
        assertThat(FeelValues.text(null)).isEmpty();
        assertThat(FeelValues.text(LocalDate.of(2026, 1, 2))).isEqualTo("2026年1月2日");
        assertThat(FeelValues.text(100_000L)).isEqualTo("100,000");
        assertThat(FeelValues.text(new BigDecimal("1E+5"))).isEqualTo("100,000");
        assertThat(FeelValues.text(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(FeelValues.text(3.0)).isEqualTo("3");
        assertThat(FeelValues.text(Double.NaN)).isEmpty();
        assertThat(FeelValues.text(true)).isEqualTo("はい");
        assertThat(FeelValues.text(Duration.ofMinutes(90))).isEqualTo("1時間30分");
        assertThat(FeelValues.text(Arrays.asList("a", null, 2))).isEqualTo("a、、2");
        assertThat(FeelValues.text(Map.of("a", 1))).isEmpty();
    }

    @Test
    void leaves_text_that_only_looks_like_a_time() {
        assertThat(FeelValues.toFeel("2026-13-45T99:99:99Z")).isEqualTo("2026-13-45T99:99:99Z");
        assertThat(FeelValues.toFeel("2026-11-22")).isEqualTo("2026-11-22");
    }

    @Test
    void renders_null_and_failure_as_nothing() {
        assertThat(render("[{{missing}}|{{missing.part}}|{{1 + \"a\"}}|{{nosuch(1)}}|{{1/0}}]", Map.of()))
                .isEqualTo("[||||]");
    }

    @Test
    void renders_numbers_texts_and_lists_of_feel() {
        Map<String, Object> variables = Map.of("n", 2, "list", List.of("a", "b"), "rows", List.of(Map.of("name", "x")));

        assertThat(render(
                        "あと{{n}}回、{{n + 0.5}}、{{list}}、{{rows[1].name}}、{{if n > 1 then \"複\" else \"単\"}}", variables))
                .isEqualTo("あと2回、2.5、a、b、x、複");
        assertThat(render("= \"計\" + string(n)", variables)).isEqualTo("計2");
    }

    @Test
    void sets_thousands_off_by_commas() {
        assertThat(render(
                        "{{a}}円、{{b}}、{{c}}、{{d}}、{{e}}",
                        Map.of("a", 1_000_000L, "b", -1_234L, "c", -123L, "d", 1_234.5, "e", 999)))
                .isEqualTo("1,000,000円、-1,234、-123、1,234.5、999");
    }

    private static String render(String template, Map<String, Object> variables) {
        Map<String, Object> context = new HashMap<>();
        variables.forEach((name, value) -> context.put(name, FeelValues.toFeel(value)));
        return Template.parse(template).render(context);
    }
}
