package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

class PlainFeelTest {

    private static final List<String> CELLS = List.of(
            "\"IN_USE\"",
            " \"NONE\" , \"IN_USE\"",
            "not(\"IN_USE\")",
            "not(\"NONE\",\"IN_USE\")",
            "\"a,b\"",
            "\"\"",
            "\"quote\\\"d\"",
            "\"発行\"",
            "\"NONE\" + \"\"",
            "true",
            "false",
            "not(true)",
            "not(false)",
            "> 3",
            "3",
            "null",
            "-");

    private static final List<Object> INPUTS =
            Arrays.asList("IN_USE", "NONE", "a,b", "a", "", "quote\"d", "発行", "true", true, false, 3L, 4, 3.0, null);

    private final FeelEngine real = new ScalaFeelEngineFactory().createInstance();
    private final List<String> asked = new ArrayList<>();
    private final FeelEngine plain = new PlainFeel(new FeelEngine() {
        @Override
        public <T> T evaluateSimpleExpression(String feel, VariableContext variables) {
            asked.add(feel);
            return real.evaluateSimpleExpression(feel, variables);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String feel, String input, VariableContext variables) {
            asked.add(feel);
            return real.evaluateSimpleUnaryTests(feel, input, variables);
        }
    });

    @Test
    void every_cell_says_of_every_input_what_the_real_engine_says() {
        for (String cell : CELLS) {
            for (Object input : INPUTS) {
                VariableContext variables =
                        Variables.putValue("cellInput", input).asVariableContext();
                assertThat(plain.evaluateSimpleUnaryTests(cell, "cellInput", variables))
                        .as("%s of %s", cell, input)
                        .isEqualTo(real.evaluateSimpleUnaryTests(cell, "cellInput", variables));
            }
        }
    }

    @Test
    void every_expression_gives_what_the_real_engine_gives() {
        for (String expression : List.of("x", " x ", "missing", "\"text\"", "\"a\" + \"b\"", "true", "null", "1 + 1")) {
            for (Object value : INPUTS) {
                VariableContext variables = Variables.putValue("x", value).asVariableContext();
                Object expected = real.evaluateSimpleExpression(expression, variables);
                Object given = plain.evaluateSimpleExpression(expression, variables);
                assertThat(given).as("%s where x is %s", expression, value).isEqualTo(expected);
            }
        }
    }

    @Test
    void plain_cells_and_expressions_do_not_trouble_the_real_engine() {
        VariableContext variables = Variables.putValue("tokenState", "IN_USE")
                .putValue("locked", true)
                .asVariableContext();

        assertThat(plain.evaluateSimpleUnaryTests("not(\"NONE\", \"ISSUED\")", "tokenState", variables))
                .isTrue();
        assertThat(plain.evaluateSimpleUnaryTests("true", "locked", variables)).isTrue();
        assertThat(plain.<Object>evaluateSimpleExpression("tokenState", variables))
                .isEqualTo("IN_USE");
        assertThat(asked).isEmpty();
    }
}
