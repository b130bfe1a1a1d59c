package jp.tetsuzuki.modeling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The rules that diagrams, decision tables and forms must keep, with each other and with Java, so that a slip in the
 * Modeler is told before a customer meets it. The build and the deployment from the Modeler ask the same ones.
 */
final class ProcedureRules {

    static final List<Rule> ALL = List.of(
            new FileRule(),
            new IdRule(),
            new PlatformRule(),
            new ElementRule(),
            new ExpressionRule(),
            new TimerRule(),
            new VariableRule(),
            new CellRule(),
            new ColumnRule(),
            new ResultRule(),
            new FormReferenceRule(),
            new FormFieldRule(),
            new OutcomeRule(),
            new CancellationRule(),
            new MessageRule(),
            new OpeningRule(),
            new ErrorRule(),
            new ReferenceRule(),
            new AssignmentRule(),
            new DeskTaskRule(),
            new DeskStartRule(),
            new IdleRule(),
            new SecretRule(),
            new InputRule(),
            new BackgroundRule(),
            new NameRule(),
            new FlowRule(),
            new ReachabilityRule(),
            new ShapeRule(),
            new OverlapRule(),
            new DirectionRule(),
            new CrossingRule());

    private ProcedureRules() {}

    /**
     * @param files all files that are deployed together
     * @return every fault, in the order of the rules; empty if there is none
     */
    static List<Fault> check(Collection<ProcedureFile> files, Acts acts) {
        return check(Procedures.read(files), acts);
    }

    /** The same for files that have been read already. */
    static List<Fault> check(Procedures procedures, Acts acts) {
        List<Fault> faults = new ArrayList<>();
        Acts all = acts.with(
                procedures.diagrams().stream().map(OwnVariables::wordsOf).toList());
        for (Rule rule : ALL) {
            rule.check(
                    procedures,
                    all,
                    (subject, problem, mend) -> faults.add(new Fault(rule.id(), subject, problem, mend)));
        }
        return List.copyOf(faults);
    }
}
