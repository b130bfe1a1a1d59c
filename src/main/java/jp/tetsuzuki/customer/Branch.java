package jp.tetsuzuki.customer;

/**
 * The branch that holds a contract (取扱店).
 *
 * @param code three digits
 * @param name as customers read it, such as 本店営業部
 */
public record Branch(String code, String name) {}
