package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.DelegateInput;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import jp.tetsuzuki.platform.ProcessVariable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule against a procedure made for it, {@code contract/sound}, and against broken copies of it. */
class ProcedureRulesTest {

    private static final ProcessVariable<String> PASSWORD = ProcessVariable.secret("password");
    private static final ProcessVariable<String> MAIL_TEMPLATE = ProcessVariable.text("mailTemplate");
    private static final ProcessVariable<String> MAIL_TO = ProcessVariable.text("mailTo");
    private static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");

    private static final ProcessVariable<Long> FLOOR = ProcessVariable.number("floor");
    private static final ProcessVariable<String> CATEGORY = ProcessVariable.text("category");
    private static final ProcessVariable<String> ADDRESS_NUMBER = ProcessVariable.text("addressNumber");

    private static final ProcedureVocabulary WORDS = ProcedureVocabulary.of(
                    ProcessVariable.text("contractNumber"),
                    ProcessVariable.text("outcome"),
                    ProcessVariable.text("refusalReason"),
                    ProcessVariable.text("procedure"),
                    ProcessVariable.text("newAddress"),
                    FLOOR,
                    ProcessVariable.flag("familyToo"),
                    ProcessVariable.text("passwordOutcome"),
                    ProcessVariable.moment("confirmUntil"),
                    ProcessVariable.text("mailAddress"),
                    ProcessVariable.text("branchCode"),
                    ProcessVariable.text("actor"),
                    PASSWORD,
                    MAIL_TEMPLATE,
                    MAIL_TO,
                    CATEGORY,
                    ADDRESS_NUMBER,
                    DECISION)
            .about(ADDRESS_NUMBER)
            .withFacts("customerName", "branchName")
            .withFacts(Boolean.class, "addressLocked")
            .withMessages("procedure.cancelled", "address.confirmed", "address.opened")
            .withRoles("clerk", "headquarters")
            .withDelegates(
                    DelegateContract.of("checkPasswordDelegate").reading(PASSWORD),
                    DelegateContract.of("changeAddressDelegate").throwing("address.unchanged"),
                    DelegateContract.of("decideDelegate").given(DECISION),
                    DelegateContract.of("fileAddressDelegate")
                            .given(CATEGORY, new DelegateInput.Written("[a-z]{1,8}", "move"))
                            .mayBeGiven(FLOOR, new DelegateInput.Between(1, 50)),
                    DelegateContract.of("sendMailDelegate")
                            .given(MAIL_TEMPLATE, List.of("address-changed"))
                            .given(MAIL_TO, new DelegateInput.Known())
                            .leavingTheHouse());

    static final Acts ACTS = acts(WORDS);

    private static Acts acts(ProcedureVocabulary... words) {
        return new Acts(
                Set.of(
                        "checkPasswordDelegate",
                        "changeAddressDelegate",
                        "sendMailDelegate",
                        "readFactsDelegate",
                        "fileAddressDelegate",
                        "decideDelegate"),
                Set.of("readFactsDelegate", "decideDelegate"),
                Map.of("portalPolicy", Set.of("idlePeriod"), "addressPolicy", Set.of("paperPeriod")),
                Map.of("customerContacts", Map.of("noticeAddress", 1)),
                Map.of("security/address", "security-address"),
                List.of(words));
    }

    @Test
    void finds_nothing_in_the_sound_example() {
        assertThat(ProcedureRules.check(BrokenExample.deployed(BrokenExample.soundFiles()), ACTS))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("brokenExamples")
    void finds_what_is_broken_and_nothing_else(BrokenExample example) {
        List<Fault> faults = ProcedureRules.check(BrokenExample.deployed(example.files()), ACTS);
        assertThat(faults)
                .isNotEmpty()
                .allSatisfy(
                        fault -> assertThat(fault.rule()).as(fault.toString()).isEqualTo(example.rule()));
        assertThat(faults.stream().map(fault -> fault.subject().id()).collect(Collectors.toSet()))
                .as(faults.toString())
                .isEqualTo(example.elements());
    }

    static Stream<BrokenExample> brokenExamples() {
        return BrokenExample.all();
    }

    @Test
    void has_a_broken_example_for_each_rule() {
        assertThat(BrokenExample.all().map(BrokenExample::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        ProcedureRules.ALL.stream().map(Rule::id).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "${portalPolicy.idlePeriod}, PT10M",
        "${addressPolicy.paperPeriod}, P3D",
        "'>${confirmUntil}<', '>${moments.before(confirmUntil, ''P1D'')}<'"
    })
    void lets_a_timer_say_its_own_period(String setting, String own) {
        Map<String, String> files = BrokenExample.soundFiles();
        assertThat(files.values()).anyMatch(file -> file.contains(setting));
        files.replaceAll((name, text) -> text.replace(setting, own));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @Test
    void lets_a_task_name_the_template_that_shows_it_in_the_modeler() {
        Map<String, String> files = BrokenExample.soundFiles();
        files.replaceAll((name, text) -> text.replaceAll(
                "camunda:delegateExpression=\"\\$\\{(sendMail|changeAddress|decide)Delegate}\"",
                "camunda:modelerTemplate=\"example.$1\" camunda:modelerTemplateVersion=\"2\" $0"));
        assertThat(files.get("address-change.bpmn")).contains("example.changeAddress", "example.decide");
        assertThat(files.get("address-notice.bpmn")).contains("example.sendMail");
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @Test
    void lets_a_recipient_come_from_a_variable_that_no_file_writes_out() {
        Map<String, String> files = BrokenExample.soundFiles();
        files.computeIfPresent(
                "address-notice.bpmn",
                (name, text) -> text.replace(
                        "name=\"mailTo\">${mailAddress}<",
                        "name=\"mailAddress\">${newAddress}</camunda:inputParameter>"
                                + "<camunda:inputParameter name=\"mailTo\">${mailAddress}<"));
        assertThat(files.get("address-notice.bpmn")).contains("${newAddress}");
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @Test
    void lets_a_text_be_written_in_the_form_that_its_act_asks_for() {
        Map<String, String> files = filing("moved", "");
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "50", "${floor}"})
    void lets_a_number_be_within_its_bounds_or_come_from_a_variable(String floor) {
        Map<String, String> files = filing("moved", floor);
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "50", "null", "", "if addressLocked then 1 else 50"})
    void lets_a_table_give_a_number_within_its_bounds(String cell) {
        Map<String, String> files = filing("moved", "${floor}");
        files.computeIfPresent(
                "address-availability.dmn",
                (name, text) -> text.replace(
                                "<rule id",
                                "<output id=\"output_floor\" label=\"階\" name=\"floor\" typeRef=\"long\" /><rule id")
                        .replace(
                                "</rule>",
                                "<outputEntry id=\"outputEntry_2\"><text>" + cell + "</text></outputEntry></rule>"));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "not(true)", "not( false )", "-", ""})
    void lets_a_condition_be_a_flag(String cell) {
        assertThat(faultsWithCondition("boolean", "addressLocked", cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\"",
                "\"a, b\", \"c\"",
                "not(\"a\",\"b\")",
                "newAddress",
                "customerName",
                "not(\"true\", \"1\")",
                "-"
            })
    void lets_a_condition_be_a_text(String cell) {
        assertThat(faultsWithCondition("string", "newAddress", cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-3", "&lt; 30", "[1..5]", "(1..5], 7", "not(3, 4)", "&gt;= floor", "floor", "1,2"})
    void lets_a_condition_be_a_number(String cell) {
        assertThat(faultsWithCondition("long", "floor", cell)).isEmpty();
        assertThat(faultsWithCondition("integer", "floor", cell)).isEmpty();
    }

    private static List<Fault> faultsWithCondition(String type, String name, String cell) {
        Map<String, String> files = BrokenExample.soundFiles();
        files.computeIfPresent(
                "address-availability.dmn",
                (file, text) -> text.replace(
                                "typeRef=\"boolean\"><text>addressLocked<",
                                "typeRef=\"" + type + "\"><text>" + name + "<")
                        .replace("\"inputEntry_1_2\"><text>true<", "\"inputEntry_1_2\"><text>" + cell + "<"));
        assertThat(files.get("address-availability.dmn")).contains(">" + name + "<", ">" + cell + "<");
        return ProcedureRules.check(BrokenExample.deployed(files), ACTS);
    }

    @Test
    void lets_a_table_decide_a_flag_whose_last_row_fits_always() {
        Map<String, String> files =
                decidingFlag(row("first", "\"address-change\"", "true", "true") + row("last", "", "-", "false"));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @Test
    void lets_a_table_decide_a_flag_for_each_value_that_forms_offer() {
        Map<String, String> files = decidingFlag(row("move", "\"move\"", "true", "true")
                + row("moved", "\"move\",\"split\"", "", "false")
                + row("others", "not(\"move\", \"split\")", "", "true"));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS))
                .extracting(Fault::rule)
                .containsExactly("results");
        files.computeIfPresent(
                "address-change-input.form", (name, text) -> text.replaceFirst("\"components\": \\[", """
                "components": [
                    { "type": "radio", "id": "radio_category", "key": "category", "label": "届け出の種類",
                      "values": [ { "label": "転居", "value": "move" }, { "label": "分筆", "value": "split" },
                                  { "label": "その他", "value": "other" } ] },"""));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
        files.replaceAll((name, text) -> text.replace("\"move\",\"split\"", "\"move\""));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS))
                .extracting(Fault::rule)
                .containsExactly("results");
    }

    @Test
    void finds_two_tables_that_ask_for_a_fact_as_different_types() {
        Map<String, String> files = BrokenExample.soundFiles();
        files.computeIfPresent(
                "address-availability.dmn",
                (name, text) -> text.replace("<text>addressLocked</text>", "<text>customerName</text>"));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
        files.put(
                "address-fee.dmn",
                files.get("address-availability.dmn")
                        .replace("address-availability", "address-fee")
                        .replace("typeRef=\"boolean\"", "typeRef=\"string\"")
                        .replace("<text>true<", "<text>\"x\"<"));
        JapaneseWords words = JapaneseWords.read();
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS))
                .singleElement()
                .satisfies(fault -> assertThat(words.of(fault.problem()))
                        .isEqualTo("「customerName」の列の型が、ここでは「string」、address-availability.dmn では「boolean」になっています"));
    }

    /** The sound example with a table that decides the flag {@code familyToo} by a category. */
    private static Map<String, String> decidingFlag(String rows) {
        Map<String, String> files = BrokenExample.soundFiles();
        files.computeIfPresent(
                "address-availability.dmn",
                (name, text) -> text.replace("<text>procedure<", "<text>category<")
                        .replace(
                                "<rule id",
                                "<output id=\"output_familyToo\" name=\"familyToo\" label=\"家族も\""
                                        + " typeRef=\"boolean\" /><rule id")
                        .replaceFirst("(?s)<rule id.*</rule>", Matcher.quoteReplacement(rows)));
        return files;
    }

    private static String row(String id, String category, String locked, String familyToo) {
        return """
                <rule id="rule_%1$s"><inputEntry id="inputEntry_%1$s_1"><text>%2$s</text></inputEntry>\
                <inputEntry id="inputEntry_%1$s_2"><text>%3$s</text></inputEntry>\
                <outputEntry id="outputEntry_%1$s_1"><text>null</text></outputEntry>\
                <outputEntry id="outputEntry_%1$s_2"><text>%4$s</text></outputEntry></rule>""".formatted(id, category, locked, familyToo);
    }

    /** The sound example with a filing of the address in place of the first mail. */
    private static Map<String, String> filing(String category, String floor) {
        Map<String, String> files = BrokenExample.soundFiles();
        String inputs = "<camunda:inputParameter name=\"category\">" + category + "</camunda:inputParameter>"
                + (floor.isEmpty()
                        ? ""
                        : "<camunda:inputParameter name=\"floor\">" + floor + "</camunda:inputParameter>");
        files.computeIfPresent(
                "address-notice.bpmn",
                (name, text) -> text.replaceFirst(
                        "\\$\\{sendMailDelegate}\"><bpmn:extensionElements><camunda:inputOutput>",
                        Matcher.quoteReplacement(
                                "${fileAddressDelegate}\"><bpmn:extensionElements><camunda:inputOutput>" + inputs)));
        assertThat(files.get("address-notice.bpmn")).contains(inputs);
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"${moments.before(newAddress, 'P1D')}", "${moments.before(confirmUntil, 'P1M')}"})
    void refuses_a_moment_before_what_is_none(String timer) {
        Map<String, String> files = BrokenExample.soundFiles();
        files.replaceAll((name, text) -> text.replace(">${confirmUntil}<", ">" + timer + "<"));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.rule()).isEqualTo("timers"));
    }

    @Test
    void lets_a_diagram_declare_variables_of_its_own_and_show_them_to_staff() {
        Map<String, String> files = BrokenExample.soundFiles();
        files.replaceAll((name, text) -> text.replace(
                "<camunda:inputParameter name=\"procedure\">", "<camunda:inputParameter name=\"nickname\">"));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isNotEmpty();
        files.computeIfPresent(
                "address-change.bpmn",
                (name, text) -> text.replace(
                        "<camunda:property name=\"portalPage\"",
                        "<camunda:property name=\"variables\" value=\"nickname: text, twice: flag\" />"
                                + "<camunda:property name=\"shownToStaff\" value=\"nickname=呼び名\" />"
                                + "<camunda:property name=\"portalPage\""));
        assertThat(ProcedureRules.check(BrokenExample.deployed(files), ACTS)).isEmpty();
    }

    @Test
    void finds_that_there_are_no_files() {
        assertThat(ProcedureRules.check(List.of(), ACTS))
                .anySatisfy(fault -> assertThat(fault.problem()).isEqualTo("no diagram was found"));
    }

    @Test
    void finds_two_features_that_declare_a_variable_differently() {
        Acts contradicting = acts(WORDS, ProcedureVocabulary.of(ProcessVariable.number("newAddress")));
        assertThat(ProcedureRules.check(BrokenExample.deployed(BrokenExample.soundFiles()), contradicting))
                .anySatisfy(fault -> {
                    assertThat(fault.rule()).isEqualTo("variables");
                    assertThat(fault.subject().id()).isEqualTo("newAddress");
                });
    }

    @Test
    void tells_where_a_fault_is_and_how_to_mend_it() {
        Fault fault = new Fault(
                "timers",
                new Subject("address-change.bpmn", "boundaryEvent_idle", "操作がなかった"),
                "the timer has no time",
                "Give it a duration from a policy");
        assertThat(fault)
                .hasToString("address-change.bpmn boundaryEvent_idle 「操作がなかった」: the timer has no time."
                        + " Give it a duration from a policy. [timers]");
    }
}
