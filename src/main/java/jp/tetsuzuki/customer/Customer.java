package jp.tetsuzuki.customer;

/**
 * A customer of the internet banking, as registered at the branch.
 *
 * @param contractNumber 契約者番号, 10 digits
 * @param name name as the customer is addressed, without 様
 * @param nameKana the same in katakana
 * @param branch the branch that holds the contract
 * @param phone registered phone number
 * @param noticeAddress e-mail address to which notices go
 */
public record Customer(
        String contractNumber, String name, String nameKana, Branch branch, String phone, String noticeAddress) {}
