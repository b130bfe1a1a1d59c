package jp.tetsuzuki.platform;

/** What every customer's procedure has in common with the pages: variables and messages. */
public final class ProcedureVariables {

    /** The customer's contract number, 10 digits; also the instance's business key. */
    public static final ProcessVariable<String> CONTRACT_NUMBER = ProcessVariable.text("contractNumber");

    /** The outcome of the button that was pressed last ({@code back}), null for the page's main button. */
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");

    /** Why the procedure is not open to the customer, in words for the customer; null when it is. */
    public static final ProcessVariable<String> REFUSAL_REASON = ProcessVariable.text("refusalReason");

    /** The user task whose page was sent last: a page shows the errors of its own sending only. */
    public static final ProcessVariable<String> SENT_PAGE = ProcessVariable.text("sentPage");

    /** True on the page that answers a sending, false when the customer comes back to it later; never stored. */
    public static final ProcessVariable<Boolean> JUST_SENT = ProcessVariable.flag("justSent");

    /** The procedure's key, as input of a decision on whether it is open to the customer. */
    public static final String PROCEDURE = "procedure";

    /** Input parameter of {@code decideDelegate}: the id of the decision table. */
    public static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");

    /** Message: the customer has chosen to give the procedure up. */
    public static final String CANCELLED = "procedure.cancelled";

    private ProcedureVariables() {}
}
