package jp.tetsuzuki.paper;

import jp.tetsuzuki.platform.ProcessVariable;

/** The contract with diagram {@code paper-application}, beside what {@link PaperProcess} has for all papers. */
final class PaperApplicationProcess {

    static final String KEY = "paper-application";

    /** The last day on which the application can be handed in, such as {@code 2026-11-22}. */
    static final ProcessVariable<String> VALID_UNTIL = ProcessVariable.text("applicationValidUntil");

    /** The contract has an open case for the same reason. */
    static final String ERROR_CASE_OPEN = "paper.caseOpen";

    /** The contract has made as many applications today as it can. */
    static final String ERROR_TOO_MANY = "paper.tooManyApplications";

    private PaperApplicationProcess() {}
}
