package jp.tetsuzuki.form;

import static jp.tetsuzuki.form.SampleForm.field;
import static jp.tetsuzuki.form.SampleForm.form;
import static jp.tetsuzuki.form.SampleForm.textfield;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.tetsuzuki.form.FormView.FieldView;
import org.junit.jupiter.api.Test;

class FormSamplesTest {

    private static final Instant NOW = Instant.parse("2027-02-01T01:00:00Z");

    private final FormSamples samples = new FormSamples(new FormRenderer());

    @Test
    void fields_hold_values_of_their_kind() {
        FormDefinition form = form(
                textfield("mail", "メール", "'validate':{'validationType':'email'}"),
                field("number", "n", "n"),
                field("datetime", "d", "d", "'subtype':'date'"));
        assertThat(samples.of(form, Map.of(), NOW).view().components())
                .extracting(component -> ((FieldView) component).value())
                .containsExactly("taro@example.jp", "10000", "2027-02-01");
    }

    @Test
    void variables_are_what_they_are_declared_as() {
        FormDefinition form = form("{'type':'text','id':'text_left','text':'{{tries + 1}}回、{{setupDeadline}}まで'}");
        FormSamples.Sample sample = samples.of(form, Map.of("tries", Long.class, "setupDeadline", Date.class), NOW);
        assertThat(sample.notComputed()).isEmpty();
        assertThat(((FormView.TextView) sample.view().components().get(0)).html())
                .contains("4回、2027年2月1日 10:00まで");
    }

    @Test
    void what_cannot_be_computed_is_told_and_fails_nothing() {
        FormDefinition form = form("{'type':'text','id':'text_left','text':'残り{{5 - mailAddress}}回'}");
        FormSamples.Sample sample = samples.of(form, Map.of("mailAddress", String.class), NOW);
        assertThat(sample.notComputed()).containsExactly("5 - mailAddress");
        assertThat(((FormView.TextView) sample.view().components().get(0)).html())
                .contains("残り回");
    }

    @Test
    void a_secret_has_no_sample() {
        FormDefinition form = form(textfield("pin", "暗証番号", "'properties':{'secret':'true'}"));
        FormSamples.Sample sample = samples.of(form, Map.of(), NOW);
        assertThat(sample.values()).isEmpty();
        assertThat(((FieldView) sample.view().components().get(0)).value()).isEmpty();
    }

    @Test
    void what_these_values_hide_is_told() {
        FormDefinition form = form(textfield("reason", "理由", "'conditional':{'hide':'=locked'}"));
        FormSamples.Sample sample = samples.of(form, Map.of("locked", Boolean.class), NOW);
        assertThat(sample.hidden()).hasSize(1);
        assertThat(sample.view().components()).isEmpty();
    }
}
