package jp.tetsuzuki.print;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Something that is put on a sheet. */
interface Drawing {

    void draw() throws IOException;

    /** For an exception that writing into memory does not throw. */
    static void draw(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
