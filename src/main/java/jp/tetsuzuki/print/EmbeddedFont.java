package jp.tetsuzuki.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font in one document, of which only the characters that occur are embedded. */
final class EmbeddedFont {

    private final CmapLookup characters;
    private final PDType0Font font;

    EmbeddedFont(PDDocument document, TrueTypeFont face) {
        try {
            characters = face.getUnicodeCmapLookup();
            font = PDType0Font.load(document, face, true);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    boolean has(int character) {
        return characters.getGlyphId(character) != 0;
    }

    PDType0Font font() {
        return font;
    }

    /** In thousandths of the size of type. */
    float width(String text) {
        try {
            return font.getStringWidth(text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
