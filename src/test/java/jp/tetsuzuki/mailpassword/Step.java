package jp.tetsuzuki.mailpassword;

import static org.mockito.Mockito.mock;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.mockito.Answers;
import org.mockito.invocation.InvocationOnMock;

/** A step of a diagram without an engine: its variables and nothing else. */
final class Step {

    private final Map<String, Object> variables;
    private final DelegateExecution execution = mock(DelegateExecution.class, this::answer);

    Step(Map<String, Object> variables) {
        this.variables = new HashMap<>(variables);
    }

    DelegateExecution execution() {
        return execution;
    }

    Map<String, Object> variables() {
        return variables;
    }

    private Object answer(InvocationOnMock call) throws Throwable {
        return switch (call.getMethod().getName()) {
            case "getVariable" -> variables.get(call.<String>getArgument(0));
            case "setVariable" -> {
                variables.put(call.getArgument(0), call.getArgument(1));
                yield null;
            }
            case "getProcessInstanceId" -> "instance";
            default -> Answers.RETURNS_DEFAULTS.answer(call);
        };
    }
}
