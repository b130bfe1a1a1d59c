package jp.tetsuzuki.platform;

/**
 * What every case that staff work on has in common with the staff desk, beside {@link
 * ProcedureVariables#CONTRACT_NUMBER}.
 */
public final class CaseVariables {

    /** 受付番号; also the business key of all instances of the case. */
    public static final ProcessVariable<String> CASE_NUMBER = ProcessVariable.text("caseNumber");

    /** What the case is about, in words for lists. */
    public static final ProcessVariable<String> CASE_SUBJECT = ProcessVariable.text("caseSubject");

    /** The branch that holds the case, three digits: from the login of who received it. */
    public static final ProcessVariable<String> BRANCH_CODE = ProcessVariable.text("branchCode");

    /** The reason or remark that a person gives at a step; the desk writes it down with the step. */
    public static final ProcessVariable<String> CASE_REMARK = ProcessVariable.text("caseRemark");

    /** 職員番号 of who completed the last task of the desk: set by the desk from the login, never by a form. */
    public static final ProcessVariable<String> ACTOR = ProcessVariable.text("actor");

    private CaseVariables() {}
}
