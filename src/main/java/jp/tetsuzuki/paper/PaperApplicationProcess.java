package jp.tetsuzuki.paper;

import java.util.Date;
import jp.tetsuzuki.platform.ProcessVariable;

/** The contract with diagram {@code paper-application}, beside what {@link PaperProcess} has for all papers. */
final class PaperApplicationProcess {

    static final String KEY = "paper-application";

    /** The last moment at which the application can be handed in. */
    static final ProcessVariable<Date> VALID_UNTIL = ProcessVariable.moment("applicationValidUntil");

    /** The contract has an open case for the same reason. */
    static final String ERROR_CASE_OPEN = "paper.caseOpen";

    /** The contract has made as many applications today as it can. */
    static final String ERROR_TOO_MANY = "paper.tooManyApplications";

    private PaperApplicationProcess() {}
}
