package jp.tetsuzuki.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A paper procedure of a customer, from its reception on.
 *
 * @param number 受付番号, also the business key of its process instances
 * @param contractNumber contract number, 10 digits
 * @param branchCode the branch that received it and works it, three digits
 * @param request what the customer asks for
 * @param subject the same in words, for lists and letters
 * @param channel how it came in
 * @param receivedOn the day on which the paper came in
 * @param receivedBy 職員番号 of the clerk who registered it
 * @param missing what is missing at present, in words for the customer; empty where nothing is
 * @param closeReason why it came to nothing, in words for the customer; empty while it is open and when it is completed
 * @param customerDueAt until when it waits for the customer; empty while it waits for the branch
 * @param inquired whether that is the answer to a letter of inquiry
 * @param expectedOn the day by which it is expected to be done
 * @param closedAt empty while it is open
 */
record PaperCase(
        String number,
        String contractNumber,
        String branchCode,
        PaperRequest request,
        String subject,
        Channel channel,
        LocalDate receivedOn,
        String receivedBy,
        CaseState state,
        Optional<String> missing,
        Optional<String> closeReason,
        Optional<Instant> customerDueAt,
        boolean inquired,
        LocalDate expectedOn,
        Instant createdAt,
        Optional<Instant> closedAt) {}
