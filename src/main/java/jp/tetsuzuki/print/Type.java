package jp.tetsuzuki.print;

/**
 * What text looks like.
 *
 * @param size in points
 */
public record Type(float size, Weight weight, Ink ink) {

    public static Type of(float size) {
        return new Type(size, Weight.REGULAR, Ink.BLACK);
    }

    public Type bold() {
        return new Type(size, Weight.BOLD, ink);
    }

    public Type in(Ink other) {
        return new Type(size, weight, other);
    }
}
