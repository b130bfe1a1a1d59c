package jp.tetsuzuki.platform;

/** A customer's present state as the desk's pages show it, for pages of features that are about a customer. */
public interface CustomerState {

    /**
     * @param contractNumber contract number, 10 digits; the caller has seen to it that who asks may see the customer
     * @return what the fragment {@code form/form :: content} shows
     */
    Object viewOf(String contractNumber);
}
