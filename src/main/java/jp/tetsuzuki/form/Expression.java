package jp.tetsuzuki.form;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedParseResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;

/**
 * A FEEL expression, parsed once and evaluated as often as its form is shown. Only this class and {@link FeelSyntax} know
 * the FEEL engine.
 *
 * <p>Evaluation never fails: what cannot be computed, such as arithmetic on a variable that is not there, is null, as it
 * is in the Modeler.
 */
final class Expression {

    private final String source;
    private final ParsedExpression parsed;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();

    private Expression(String source, ParsedExpression parsed) {
        this.source = source;
        this.parsed = parsed;
        collect(parsed.expression());
    }

    /**
     * Parses FEEL with or without the leading {@code =} of the Modeler.
     *
     * @throws InvalidExpression where it is blank or not FEEL
     */
    static Expression parse(String source) {
        String feel = source.strip();
        if (feel.startsWith("=")) {
            feel = feel.substring(1).strip();
        }
        if (feel.isEmpty()) {
            throw new InvalidExpression("the expression is empty");
        }
        ParseResult result = Engine.FEEL.parseExpression(feel);
        if (result instanceof FailedParseResult failed) {
            throw new InvalidExpression(failed.failure().message());
        }
        return new Expression(feel, result.parsedExpression());
    }

    /** The FEEL, without a leading {@code =}. */
    String source() {
        return source;
    }

    /** The variables it may read: names bound inside (such as by {@code for}) are among them. */
    Set<String> names() {
        return names;
    }

    /** The functions it calls. */
    Set<String> functions() {
        return functions;
    }

    /** Its value among these variables, in Java's own types; null where it cannot be computed. */
    Object evaluate(Map<String, Object> variables) {
        EvaluationResult result = Engine.FEEL.evaluate(parsed, variables);
        return result.isSuccess() ? result.result() : null;
    }

    /** Whether it has a value among these variables without anything in it that could not be computed. */
    boolean isComputable(Map<String, Object> variables) {
        EvaluationResult result = Engine.FEEL.evaluate(parsed, variables);
        return result.isSuccess() && !result.hasSuppressedFailures();
    }

    boolean isTrue(Map<String, Object> variables) {
        return Boolean.TRUE.equals(evaluate(variables));
    }

    private void collect(Object node) {
        if (node instanceof Ref ref) {
            names.add(ref.names().head());
        }
        if (node instanceof FunctionInvocation call) {
            functions.add(call.function());
        }
        if (node instanceof Iterable<?> nodes) {
            each(nodes.iterator());
        } else if (node instanceof Product product) {
            each(product.productIterator());
        }
    }

    private void each(Iterator<?> nodes) {
        while (nodes.hasNext()) {
            collect(nodes.next());
        }
    }

    /** Created at the first form that is read: the engine costs start-up time. */
    static final class Engine {
        static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    }
}
