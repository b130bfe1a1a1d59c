package jp.tetsuzuki.mail;

import jp.tetsuzuki.platform.ProcessVariable;

/** What a diagram gives to the step {@code ${sendMailDelegate}}, as input parameters where not said otherwise. */
public final class MailStep {

    /** Which mail: the name of a file in {@code mail/} without its ending. */
    public static final ProcessVariable<String> TEMPLATE = ProcessVariable.text("mailTemplate");

    /** The one address that it goes to, without a name. */
    public static final ProcessVariable<String> RECIPIENT = ProcessVariable.text("mailTo");

    /** A sentence of the diagram's own, such as a reason, for templates that have a place for it; may be unset. */
    public static final ProcessVariable<String> REMARK = ProcessVariable.text("mailRemark");

    /** A variable of the instance: whose procedure it is. */
    static final ProcessVariable<String> CONTRACT_NUMBER = ProcessVariable.text("contractNumber");

    private MailStep() {}
}
