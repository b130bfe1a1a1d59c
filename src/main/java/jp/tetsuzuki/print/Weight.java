package jp.tetsuzuki.print;

/** How strong type is. */
public enum Weight {
    REGULAR,
    BOLD
}
