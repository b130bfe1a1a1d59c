package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;

/** What the engine finds wrong with a diagram when it reads it, told as the rules tell their faults. */
final class EngineFault {

    private static final String RULE = "engine";

    private EngineFault() {}

    static List<Fault> of(ParseException refusal) {
        return refusal.getResorceReports().stream().flatMap(EngineFault::of).toList();
    }

    private static Stream<Fault> of(ResourceReport report) {
        return report.getErrors().stream()
                .map(problem -> new Fault(
                        RULE,
                        new Subject(report.getResourceName(), element(problem), ""),
                        problem.getMessage(),
                        "Correct the element in the Modeler"));
    }

    private static String element(Problem problem) {
        return problem.getMainElementId();
    }
}
