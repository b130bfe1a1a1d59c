package jp.tetsuzuki.paper;

import java.time.Instant;

/**
 * An application that a customer has made to be printed and handed in.
 *
 * @param number 受付番号; the case that is made of it takes it over
 * @param contractNumber contract number, 10 digits
 * @param request what the customer asks for
 * @param words the same in words, as they are printed
 * @param used whether a case has been made of it; that happens once
 */
record PaperApplication(
        String number,
        String contractNumber,
        PaperRequest request,
        ApplicationWords words,
        Instant createdAt,
        boolean used) {}
