package jp.tetsuzuki.customer;

/**
 * Where a branch is found and written to.
 *
 * @param postalCode such as {@code 870-0001}
 * @param address from the prefecture to the house number
 */
public record BranchAddress(String postalCode, String address) {}
