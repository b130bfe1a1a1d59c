package jp.tetsuzuki.print;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Where documents are begun. */
@Component
public final class Print {

    private final Typefaces faces;

    Print(Typefaces faces) {
        this.faces = faces;
    }

    /**
     * Begins a document; it has to be closed.
     *
     * @param title what readers show as its name
     * @param author whose document it is
     * @param made when it is made
     */
    public Document begin(String title, String author, Instant made) {
        return new Document(faces, title, author, made);
    }
}
