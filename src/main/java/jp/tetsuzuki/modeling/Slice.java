package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list. As many rows are read as are shown, and one more to know whether there are others.
 *
 * @param number from 1
 * @param more whether there is another page
 */
public record Slice<T>(List<T> rows, int number, boolean more) {

    /** Rows on a page. */
    static final int SIZE = 50;

    public Slice {
        rows = List.copyOf(rows);
    }

    /** The first row of a page. */
    static int from(int number) {
        return (number - 1) * SIZE;
    }

    /**
     * @param read from the page's first row on, at most {@link #SIZE} and one
     */
    static <T> Slice<T> of(List<T> read, int number) {
        return new Slice<>(read.stream().limit(SIZE).toList(), number, read.size() > SIZE);
    }

    <R> Slice<R> map(Function<T, R> shown) {
        return new Slice<>(rows.stream().map(shown).toList(), number, more);
    }
}
