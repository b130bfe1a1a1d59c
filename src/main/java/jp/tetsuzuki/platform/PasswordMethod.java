package jp.tetsuzuki.platform;

/** One of the methods by which a customer confirms transactions; each feature that has one offers a bean. */
public interface PasswordMethod {

    /**
     * What the home page tells of the method.
     *
     * @param label the method's name
     * @param state its state in plain words
     * @param href the page where it is changed
     */
    record State(String label, String state, String href) {}

    /**
     * @param contractNumber contract number, 10 digits
     */
    State of(String contractNumber);
}
