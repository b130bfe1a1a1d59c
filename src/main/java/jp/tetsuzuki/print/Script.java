package jp.tetsuzuki.print;

import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Text of one weight in one document. A character that its font lacks is taken from the font of rare kanji; one that both
 * lack is printed as 〓, as printers always did, so that nothing is left out without a sign.
 */
final class Script {

    private static final String GETA = "〓";

    /** Neighbouring characters of one font. */
    record Run(EmbeddedFont font, String text) {}

    private final PDDocument document;
    private final Typefaces faces;
    private final EmbeddedFont main;
    private EmbeddedFont rare;

    Script(PDDocument document, Typefaces faces, TrueTypeFont face) {
        this.document = document;
        this.faces = faces;
        this.main = new EmbeddedFont(document, face);
    }

    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        EmbeddedFont font = main;
        for (int character : text.codePoints().toArray()) {
            EmbeddedFont next = fontOf(character);
            if (next != font && !pending.isEmpty()) {
                runs.add(new Run(font, pending.toString()));
                pending.setLength(0);
            }
            font = next;
            pending.append(font.has(character) ? Character.toString(character) : GETA);
        }
        if (!pending.isEmpty()) {
            runs.add(new Run(font, pending.toString()));
        }
        return runs;
    }

    /** In points. */
    float width(String text, float size) {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.font().width(run.text());
        }
        return width * size / 1000;
    }

    private EmbeddedFont fontOf(int character) {
        if (main.has(character) || character < 0x3400) {
            return main;
        }
        if (rare == null) {
            rare = new EmbeddedFont(document, faces.rareKanji());
        }
        return rare.has(character) ? rare : main;
    }
}
