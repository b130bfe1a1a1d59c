package jp.tetsuzuki.mail;

/** Something that was to be put into a mail has line breaks or control characters. Does not repeat it. */
final class UnsafeMailData extends RuntimeException {

    UnsafeMailData() {
        super("A text that was to be put into a mail has line breaks or control characters.");
    }
}
