package jp.tetsuzuki.taskui;

/**
 * A case as the desk knows it.
 *
 * @param number 受付番号
 * @param rootInstanceId the process instance in which all others of the case run
 * @param branchCode the branch that holds the case, three digits
 * @param branchName the branch's name, null where nobody knows it
 * @param contractNumber contract number, 10 digits; null where the case is about none
 * @param customerName without 様; null where nobody knows it
 * @param subject what it is about, in words for lists; null where the diagram has not said it
 */
record DeskCase(
        String number,
        String rootInstanceId,
        String branchCode,
        String branchName,
        String contractNumber,
        String customerName,
        String subject) {}
