package jp.tetsuzuki.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.DelegateInput;
import jp.tetsuzuki.platform.ProcedureVariables;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The contract with all diagrams, forms and decision tables about paper procedures, beside {@link
 * jp.tetsuzuki.platform.CaseVariables}.
 */
final class PaperProcess {

    /** Why the customer writes: a code that the decision tables know, {@code a} to {@code g} in section 7. */
    static final ProcessVariable<String> REASON = ProcessVariable.text("paperReason");

    /**
     * What the customer wants where the reason leaves a choice, else null. b: {@code UNLOCK} or {@code RELEASE}; e and f:
     * {@code REPLACE} or {@code STOP}; g: {@code LOGIN}, {@code CONFIRMATION} or {@code BOTH}.
     */
    static final ProcessVariable<String> WISH = ProcessVariable.text("paperWish");

    /** The place of the new mail address, {@code MOBILE} or {@code PC}; null where none is wanted. */
    static final ProcessVariable<String> PLACE = ProcessVariable.text("paperPlace");

    /** The new mail address; null where none is wanted. */
    static final ProcessVariable<String> ADDRESS = ProcessVariable.text("paperAddress");

    /** {@code COUNTER} (窓口) or {@code POST} (郵送). */
    static final ProcessVariable<String> CHANNEL = ProcessVariable.text("paperChannel");

    /** The day on which the paper came in, such as {@code 2026-11-22}. */
    static final ProcessVariable<String> RECEIVED_ON = ProcessVariable.text("receivedOn");

    /** 受付番号 of the printed application from which the reception starts; null where it starts from scratch. */
    static final ProcessVariable<String> APPLICATION_NUMBER = ProcessVariable.text("applicationNumber");

    /** The contract number as the clerk typed it; the instance's own is set once it is found to be the branch's. */
    static final ProcessVariable<String> TYPED_CONTRACT_NUMBER = ProcessVariable.text("receptionContractNumber");

    /** Whether a document that proves the identity was enclosed. */
    static final ProcessVariable<Boolean> ENCLOSED_IDENTITY = ProcessVariable.flag("enclosedIdentity");

    /** What else was enclosed, in words; null for nothing. */
    static final ProcessVariable<String> ENCLOSED_OTHER = ProcessVariable.text("enclosedOther");

    /** {@code OK}, or the name of a {@link ReceptionCheck.Reason}. */
    static final ProcessVariable<String> RECEPTION_OUTCOME = ProcessVariable.text("receptionOutcome");

    /** 受付番号 of the open case of the same kind; null where there is none. */
    static final ProcessVariable<String> OPEN_CASE_NUMBER = ProcessVariable.text("openCaseNumber");

    /** What to enclose, in words for the customer: an output of {@code paper-review-rules}, as all up to the checks. */
    static final ProcessVariable<String> ENCLOSURES = ProcessVariable.text("paperEnclosures");

    /** Whether the use of what is lost is stopped as soon as the case is registered. */
    static final ProcessVariable<Boolean> IMMEDIATE_STOP = ProcessVariable.flag("immediateStop");

    /** A sentence for the mail about the reception, such as that something has been stopped; may be null. */
    static final ProcessVariable<String> RECEPTION_REMARK = ProcessVariable.text("receptionRemark");

    /** Whether the customer is called at the registered phone number. */
    static final ProcessVariable<Boolean> CALL_BACK_REQUIRED = ProcessVariable.flag("callBackRequired");

    /**
     * Whether somebody has to approve: an output of {@code paper-approval}. Only an explicit no lets a case go without, so
     * that a table without a fitting row waives nothing.
     */
    static final ProcessVariable<Boolean> APPROVAL_REQUIRED = ProcessVariable.flag("approvalRequired");

    /** What the clerk checks, one sentence each; null where there are fewer. */
    static final ProcessVariable<String> CHECK_1 = ProcessVariable.text("paperCheck1");

    static final ProcessVariable<String> CHECK_2 = ProcessVariable.text("paperCheck2");
    static final ProcessVariable<String> CHECK_3 = ProcessVariable.text("paperCheck3");
    static final ProcessVariable<String> CHECK_4 = ProcessVariable.text("paperCheck4");
    static final ProcessVariable<String> CHECK_5 = ProcessVariable.text("paperCheck5");

    /** What the clerk has checked; known to the task alone, so that the next round begins anew. */
    static final ProcessVariable<Boolean> CHECKED_1 = ProcessVariable.flag("paperChecked1");

    static final ProcessVariable<Boolean> CHECKED_2 = ProcessVariable.flag("paperChecked2");
    static final ProcessVariable<Boolean> CHECKED_3 = ProcessVariable.flag("paperChecked3");
    static final ProcessVariable<Boolean> CHECKED_4 = ProcessVariable.flag("paperChecked4");
    static final ProcessVariable<Boolean> CHECKED_5 = ProcessVariable.flag("paperChecked5");

    /** What the completion's mail says about what was done and what comes next. */
    static final ProcessVariable<String> COMPLETION_REMARK = ProcessVariable.text("completionRemark");

    /** Why the approver has sent the case back to the check; null when it has been checked again. */
    static final ProcessVariable<String> SENT_BACK_REASON = ProcessVariable.text("sentBackReason");

    /** What is missing or why the case came to nothing, in one line, for mails. */
    static final ProcessVariable<String> MISSING = ProcessVariable.text("paperMissing");

    /** {@code APPROVED}, {@code RETURNED} or {@code REJECTED}: what a review gives back. */
    static final ProcessVariable<String> REVIEW_RESULT = ProcessVariable.text("reviewResult");

    /** The day by which the case is expected to be done, such as {@code 2026年12月1日}. */
    static final ProcessVariable<String> EXPECTED_ON = ProcessVariable.text("paperExpectedOn");

    /** Input parameter: the name of the {@link CaseState} in which the case ends. */
    static final ProcessVariable<String> CASE_END = ProcessVariable.text("caseEnd");

    /** Input parameter: why the case comes to nothing, in words for the customer; may be null when it is completed. */
    static final ProcessVariable<String> CLOSE_REASON = ProcessVariable.text("closeReason");

    /** Input parameter: which deadlines begin to run, the name of a {@link Deadline}. */
    static final ProcessVariable<String> DEADLINE = ProcessVariable.text("paperDeadline");

    /**
     * Input parameter: how many business days a deadline takes, see {@link #DAYS}, written or taken from a variable;
     * none, or a variable that is null, for those of the settings.
     */
    static final ProcessVariable<Long> DEADLINE_DAYS = ProcessVariable.number("deadlineDays");

    /** A deadline takes a day at least and about a year at most. */
    static final DelegateInput.Between DAYS = new DelegateInput.Between(1, 250);

    /** How many business days the customer has to mend a deficiency: an output of {@code paper-mending-period}. */
    static final ProcessVariable<Long> MENDING_DAYS = ProcessVariable.number("mendingDays");

    /** Deadlines; each is the branch's closing time of a business day. */
    static final ProcessVariable<Date> CHECK_DUE = ProcessVariable.moment("checkDueAt");

    static final ProcessVariable<Date> MENDING_DUE = ProcessVariable.moment("mendingDueAt");
    static final ProcessVariable<Date> CALL_DUE = ProcessVariable.moment("callDueAt");
    static final ProcessVariable<Date> REPLY_DUE = ProcessVariable.moment("replyDueAt");
    static final ProcessVariable<Date> APPROVAL_REMINDER = ProcessVariable.moment("approvalReminderAt");
    static final ProcessVariable<Date> APPROVAL_ESCALATION = ProcessVariable.moment("approvalEscalationAt");

    /** The case was not registered: see {@link #RECEPTION_OUTCOME}. */
    static final String ERROR_NOT_REGISTERED = "paper.notRegistered";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);

    private PaperProcess() {}

    /** What the customer asks for. */
    static PaperRequest request(VariableScope scope) {
        return new PaperRequest(
                REASON.of(scope),
                WISH.maybe(scope).orElse(null),
                PLACE.maybe(scope).orElse(null),
                ADDRESS.maybe(scope).orElse(null));
    }

    /** What the reception's first page says. */
    static PaperReception.Entry entry(VariableScope scope) {
        return new PaperReception.Entry(
                CaseVariables.BRANCH_CODE.of(scope),
                APPLICATION_NUMBER.maybe(scope),
                TYPED_CONTRACT_NUMBER.maybe(scope),
                REASON.maybe(scope).map(reason -> request(scope)),
                LocalDate.parse(RECEIVED_ON.of(scope)));
    }

    /** Puts what can become a case where the rest of the diagram reads it: a printed application speaks for itself. */
    static void accept(VariableScope scope, ReceptionCheck.Acceptable acceptable) {
        PaperRequest request = acceptable.request();
        ProcedureVariables.CONTRACT_NUMBER.set(scope, acceptable.contractNumber());
        APPLICATION_NUMBER.set(scope, acceptable.applicationNumber().orElse(null));
        REASON.set(scope, request.reason());
        WISH.set(scope, request.wish());
        PLACE.set(scope, request.place());
        ADDRESS.set(scope, request.mailAddress());
    }

    /** What is registered. */
    static Reception reception(DelegateExecution execution, LocalDate expectedOn) {
        return new Reception(
                ProcedureVariables.CONTRACT_NUMBER.of(execution),
                CaseVariables.BRANCH_CODE.of(execution),
                request(execution),
                CaseVariables.CASE_SUBJECT.of(execution),
                Channel.valueOf(CHANNEL.of(execution)),
                LocalDate.parse(RECEIVED_ON.of(execution)),
                CaseVariables.ACTOR.of(execution),
                expectedOn,
                execution.getProcessInstanceId());
    }

    /**
     * {@link #DEADLINE_DAYS}: a number that is written into the diagram arrives as text, one of a decision table as a
     * number.
     *
     * @throws NumberFormatException if it is neither: a fault of the diagram
     */
    static Optional<Integer> deadlineDays(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(DEADLINE_DAYS.name()))
                .map(days -> Integer.valueOf(days.toString().strip()));
    }

    /** A day in words, such as {@code 2026年12月1日}. */
    static String inWords(LocalDate day) {
        return DAY.format(day);
    }

    /** Several lines in one: mails and headings take no line breaks. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "　");
    }
}
