package jp.tetsuzuki.mail;

/** What is certain about a mail after an attempt to send it. */
public enum Delivery {

    /** The mail server has taken it over. */
    TAKEN,

    /** The mail server refuses this address for good (a reply 5yz to {@code RCPT TO}, RFC 5321): another attempt is vain. */
    ADDRESS_REFUSED,

    /** It was surely not delivered; another attempt may be luckier. */
    NOT_DELIVERED,

    /** The connection broke: it may have been delivered, or not. */
    UNCLEAR
}
