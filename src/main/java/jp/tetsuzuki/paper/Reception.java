package jp.tetsuzuki.paper;

import java.time.LocalDate;

/**
 * What is registered when a paper comes in.
 *
 * @param contractNumber contract number, 10 digits
 * @param branchCode the branch of who registers it, three digits
 * @param request what the customer asks for
 * @param subject the same in words, at most 200 characters
 * @param receivedBy 職員番号 of who registers it
 * @param expectedOn the day by which it is expected to be done
 * @param processInstanceId the instance that receives it
 */
record Reception(
        String contractNumber,
        String branchCode,
        PaperRequest request,
        String subject,
        Channel channel,
        LocalDate receivedOn,
        String receivedBy,
        LocalDate expectedOn,
        String processInstanceId) {}
