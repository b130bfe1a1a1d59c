package jp.tetsuzuki.form;

import static jp.tetsuzuki.form.SampleForm.BACK;
import static jp.tetsuzuki.form.SampleForm.SUBMIT;
import static jp.tetsuzuki.form.SampleForm.field;
import static jp.tetsuzuki.form.SampleForm.form;
import static jp.tetsuzuki.form.SampleForm.json;
import static jp.tetsuzuki.form.SampleForm.sent;
import static jp.tetsuzuki.form.SampleForm.textfield;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormDefinitionTest {

    @Test
    void tells_what_others_need_to_know_of_a_form() {
        FormDefinition form = FormDefinition.parse(json(
                "{'type':'group','id':'Group_1','label':'パスワード入力','components':["
                        + textfield("startPassword", "利用開始パスワード", "'properties':{'secret':'true'}") + ","
                        + textfield(
                                "startPasswordAgain",
                                "利用開始パスワード(確認用)",
                                "'properties':{'secret':'true','sameAs':'startPassword'}")
                        + "]}",
                field("number", "amount", "金額"),
                field("number", "rate", "率", "'decimalDigits':2"),
                "{'type':'text','id':'Text_1','text':'残り{{remainingTries}}回','conditional':{'hide':'=locked'}}",
                SUBMIT,
                BACK));

        assertThat(form.id()).isEqualTo("sample");
        assertThat(form.fields())
                .extracting(FormField::key)
                .containsExactly("startPassword", "startPasswordAgain", "amount", "rate");
        assertThat(form.secretKeys()).containsExactly("startPassword");
        assertThat(form.fields().get(1).repeats()).contains("startPassword");
        assertThat(form.fields().get(2).valueType()).isEqualTo(Long.class);
        assertThat(form.fields().get(3).valueType()).isEqualTo(BigDecimal.class);
        assertThat(form.outcomes()).containsExactly("back");
        assertThat(form.variables()).containsExactly("amount", "locked", "rate", "remainingTries");
    }

    @Test
    void a_link_chooses_among_what_a_field_offers() {
        FormDefinition form = form(
                field(
                        "radio",
                        "reason",
                        "理由",
                        "'values':[{'label':'閉塞','value':'b'},{'label':'紛失','value':'c'}]",
                        "'properties':{'prefill':'true'}"),
                field("select", "place", "場所", "'valuesExpression':'=places'", "'properties':{'prefill':'true'}"),
                field("radio", "wish", "希望", "'values':[{'label':'解除','value':'x'}]"),
                textfield("name", "お名前"));

        assertThat(form.prefilled(
                        Map.of("places", List.of("PC")),
                        sent("reason", "b", "reason", "c", "place", "PC", "wish", "x", "name", "誰か", "other", "1")))
                .isEqualTo(Map.of("reason", "b", "place", "PC"));
        assertThat(form.prefilled(Map.of(), sent("reason", "z", "place", "PC"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"textfield", "checkbox", "number"})
    void only_a_single_choice_can_be_made_by_a_link(String type) {
        assertThat(FormDefinition.faults(json(field(type, "a", "a", "'properties':{'prefill':'true'}"), SUBMIT)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("prefill"));
    }

    @Test
    void finds_the_variables_in_every_place_that_takes_feel() {
        FormDefinition form = form(
                textfield(
                        "a",
                        "{{v1}}",
                        "'description':'{{v2.part}}','readonly':'=v3','validate':{'maxLength':'=v4','pattern':'^x$'},"
                                + "'properties':{'errorIf':'v5 = 1','errorText':'{{string(v6)}}','patternMessage':'{{v7}}'}"),
                field("select", "b", "b", "'valuesExpression':'=for x in v8 return x'"),
                "{'type':'table','id':'t','label':'{{v9}}','dataSource':'=v10','columns':[{'label':'c','key':'c'}]}");

        assertThat(form.variables())
                .contains("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10")
                .doesNotContain("part");
    }

    @Test
    void reports_all_faults_at_once() {
        String json = json(
                "{'type':'iframe','id':'Frame_1'}",
                textfield("_csrf", "名前"),
                textfield("name", ""),
                textfield("code", "番号", "'validate':{'pattern':'^[0-9$'}", "'properties':{'patternMessage':'m'}"),
                "{'type':'text','id':'Text_1','text':'{{1 +}}'}",
                SUBMIT);

        assertThat(FormDefinition.faults(json))
                .extracting(FormFault::component)
                .containsExactly("Frame_1", "_csrf", "name", "code", "Text_1");
        assertThatThrownBy(() -> FormDefinition.parse(json))
                .isInstanceOfSatisfying(
                        InvalidForm.class,
                        invalid -> assertThat(invalid.faults()).hasSize(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'filepicker','id':'x','key':'a','label':'a'} | type 'filepicker'",
                "{'type':'textfield','id':'x','label':'a'} | no key",
                "{'type':'textfield','id':'x','key':'a b','label':'a'} | no variable name",
                "{'type':'textfield','id':'x','key':'a','label':'a','appearance':{'suffixAdorner':'円'}} | 'appearance'",
                "{'type':'textfield','id':'x','key':'a','label':'a','properties':{'secrte':'true'}} | 'secrte'",
                "{'type':'textfield','id':'x','key':'a','label':'a','properties':{'sameAs':'other'}} | sameAs",
                "{'type':'textfield','id':'x','key':'a','label':'a','properties':{'normalize':'wide'}} | normalize",
                "{'type':'textfield','id':'x','key':'a','label':'a','properties':{'secret':'yes'}} | secret is 'yes'",
                "{'type':'textfield','id':'x','key':'a','label':'a','properties':{'errorIf':'b'}} | errorText",
                "{'type':'textfield','id':'x','key':'a','label':'a','properties':{'inputMode':'digits'}} | inputMode",
                "{'type':'textfield','id':'x','key':'a','label':'a','validate':{'pattern':'^a$'}} | no message",
                "{'type':'textfield','id':'x','key':'a','label':'a','validate':{'pattern':'a'}} | whole value",
                "{'type':'textfield','id':'x','key':'a','label':'a','validate':{'maxLength':5000}} | out of range",
                "{'type':'textfield','id':'x','key':'a','label':'a','validate':{'max':5}} | 'max'",
                "{'type':'textfield','id':'x','key':'a','label':'a','validate':{'validationType':'url'}} | 'url'",
                "{'type':'textfield','id':'x','key':'a','label':'a','conditional':{'hide':'=1 +'}} | conditional.hide",
                "{'type':'textfield','id':'x','key':'a','label':'{{now()}}'} | clock",
                "{'type':'textfield','id':'x','key':'a','label':'{{#if b}}c{{/if}}'} | not supported",
                "{'type':'textfield','id':'x','key':'a','label':'{{b'} | never closed",
                "{'type':'textfield','id':'x','key':'a','label':'a','validate':{'pattern':'^a$','maxLength':257}} | up to 257",
                "{'type':'textfield','id':'x','key':'a','label':'a','conditional':{'hide':'=matches(b, \\\"(a+)+\\\")'}} | regular",
                "{'type':'number','id':'x','key':'a','label':'a','increment':'-1'} | increment",
                "{'type':'number','id':'x','key':'a','label':'a','decimalDigits':40} | decimalDigits",
                "{'type':'number','id':'x','key':'a','label':'a','defaultValue':'many'} | default value",
                "{'type':'number','id':'x','key':'a','label':'a','properties':{'secret':'true'}} | 'secret'",
                "{'type':'datetime','id':'x','key':'a','label':'a','subtype':'time'} | subtype",
                "{'type':'radio','id':'x','key':'a','label':'a'} | options",
                "{'type':'radio','id':'x','key':'a','label':'a','values':[{'label':'b','value':''}]} | option",
                "{'type':'table','id':'x','label':'a','columns':[{'label':'b','key':'b'}]} | no data source",
                "{'type':'table','id':'x','label':'a','dataSource':'=b'} | no columns",
                "{'type':'group','id':'x','components':[]} | no label",
                "{'type':'button','id':'x','label':'a','action':'reset'} | 'reset'",
                "{'type':'button','id':'x','label':'a','action':'submit','properties':{'style':'red'}} | 'red'",
                "{'type':'text','id':'x','text':'[a]({{b}})'} | address",
            })
    void refuses_a_form_with(String component, String problem) {
        assertThat(FormDefinition.faults(json(component, BACK)))
                .anySatisfy(fault -> assertThat(fault.problem()).contains(problem));
    }

    @Test
    void refuses_two_fields_of_one_key_two_ids_and_two_default_buttons() {
        assertThat(FormDefinition.faults(json(textfield("a", "a"), textfield("a", "b"), SUBMIT, SUBMIT)))
                .extracting(FormFault::problem)
                .anyMatch(problem -> problem.contains("key 'a' is used twice"))
                .anyMatch(problem -> problem.contains("id 'Field_a' is used twice"))
                .anyMatch(problem -> problem.contains("more than one button without an outcome"));
    }

    @Test
    void refuses_fields_that_no_button_sends() {
        assertThat(FormDefinition.faults(json(textfield("a", "a"), BACK)))
                .extracting(FormFault::problem)
                .containsExactly("no button sends its fields");
    }

    @Test
    void refuses_to_ask_for_a_field_with_a_button_that_checks_none() {
        assertThat(FormDefinition.faults(json(
                        textfield("reason", "理由", "'properties':{'requiredBy':'back submit return'}"), SUBMIT, BACK)))
                .extracting(FormFault::problem)
                .containsExactlyInAnyOrder(
                        "requiredBy names 'back', which is no button that checks the fields",
                        "requiredBy names 'return', which is no button that checks the fields");
    }

    @Test
    void accepts_a_page_that_only_shows_without_any_button() {
        assertThat(FormDefinition.faults(json(textfield("a", "a", "'readonly':true"))))
                .isEmpty();
    }

    @Test
    void refuses_to_show_a_secret() {
        assertThat(FormDefinition.faults(json(
                        textfield("pin", "暗証番号", "'properties':{'secret':'true'}"),
                        "{'type':'text','id':'Text_1','text':'{{pin}}'}",
                        SUBMIT)))
                .extracting(FormFault::problem)
                .containsExactly("an expression reads the secret 'pin'");
    }

    @Test
    void refuses_a_confirmation_in_plain_sight_of_a_secret() {
        assertThat(FormDefinition.faults(json(
                        textfield("pin", "暗証番号", "'properties':{'secret':'true'}"),
                        textfield("pinAgain", "確認", "'properties':{'sameAs':'pin'}"),
                        SUBMIT)))
                .extracting(FormFault::problem)
                .containsExactly("only one of it and 'pin' is secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nothing | not valid JSON",
                "[] | holds no form",
                "{} | no components",
                "{\"id\":\"a\",\"id\":\"b\"} | not valid JSON",
                "{\"id\":\"a\",\"type\":\"default\",\"components\":[]} | not made for Camunda Platform 7.24.0",
            })
    void refuses_a_file_that_is_no_form(String json, String problem) {
        assertThat(FormDefinition.faults(json.replace("\"\"", "\"")))
                .anySatisfy(fault -> assertThat(fault.problem()).contains(problem));
    }

    @Test
    void tells_a_fault_with_its_mend() {
        List<FormFault> faults = FormDefinition.faults(json(textfield("a", ""), SUBMIT));

        assertThat(faults)
                .containsExactly(new FormFault("a", "it has no label", "give it one: nobody can use what has no name"));
    }
}
