package jp.tetsuzuki.transfer;

/**
 * Who gets the money.
 *
 * @param bankCode 金融機関コード, 4 digits
 * @param branchCode 支店コード, 3 digits
 * @param accountType 預金種目
 * @param accountNumber 口座番号, 7 digits
 * @param name 受取人名 as bank transfers take it (全銀フォーマット): half-width kana, capital letters, digits and a few
 *     marks, at most 30 characters
 */
public record Payee(String bankCode, String branchCode, AccountType accountType, String accountNumber, String name) {}
