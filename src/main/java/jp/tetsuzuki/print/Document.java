package jp.tetsuzuki.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** A document in the making. It is for one thread, and what is drawn cannot be taken back. */
public final class Document implements AutoCloseable {

    private static final TimeZone JAPAN = TimeZone.getTimeZone("Asia/Tokyo");

    private final PDDocument document = new PDDocument();
    private final Typefaces faces;
    private final Structure structure = new Structure(document.getDocumentCatalog());
    private final Map<Weight, Script> scripts = new EnumMap<>(Weight.class);
    private final List<Sheet> sheets = new ArrayList<>();

    Document(Typefaces faces, String title, String author, Instant made) {
        this.faces = faces;
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(title);
        about.setAuthor(author);
        GregorianCalendar date = new GregorianCalendar(JAPAN);
        date.setTimeInMillis(made.toEpochMilli());
        about.setCreationDate(date);
        document.getDocumentCatalog().setLanguage("ja-JP");
        PDViewerPreferences preferences =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        document.setDocumentId(made.toEpochMilli());
        describe(new Description(title, author, made.atZone(JAPAN.toZoneId()).toOffsetDateTime()));
    }

    private void describe(Description description) {
        PDMetadata metadata = new PDMetadata(document);
        Drawing.draw(() -> metadata.importXMPMetadata(description.xmp()));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    /** A new sheet of A4, behind the others. */
    public Sheet addSheet() {
        Sheet sheet = new Sheet(document, structure, this::script);
        sheets.add(sheet);
        return sheet;
    }

    /** The document as a PDF file; nothing can be drawn any more. */
    public byte[] file() {
        sheets.forEach(Sheet::finish);
        structure.finish();
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            document.save(file);
            return file.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Script script(Weight weight) {
        return scripts.computeIfAbsent(weight, one -> new Script(document, faces, faces.of(one)));
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
