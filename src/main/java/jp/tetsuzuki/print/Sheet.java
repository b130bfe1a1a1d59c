package jp.tetsuzuki.print;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A sheet of A4, 210 by 297 mm. Places are millimetres from its upper left corner. It is read in the order in which it is
 * drawn: text as a paragraph, unless it is said to be something else, and lines and colours not at all.
 */
public final class Sheet {

    public static final float WIDTH = 210;
    public static final float HEIGHT = 297;

    private static final float POINTS_A_MILLIMETRE = 72 / 25.4f;

    /** Lines of a paragraph are so far apart, in sizes of its type. */
    private static final float LEADING = 1.6f;

    /** How far above its base line a character of the fonts reaches, in sizes of its type. */
    private static final float ASCENT = 0.88f;

    /** How far control points of a quarter of a circle are from its ends, for a radius of 1. */
    private static final float QUARTER = 0.5523f;

    private final PDPageContentStream content;
    private final Function<Weight, Script> scripts;
    private final Tags tags;

    Sheet(PDDocument document, Structure structure, Function<Weight, Script> scripts) {
        this.scripts = scripts;
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try {
            content = new PDPageContentStream(document, page);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        tags = structure.addPage(page, content);
    }

    /** Says what all that is drawn in the course of this is; things may be inside one another. */
    public <T> T as(Role role, Supplier<T> drawing) {
        return tags.as(role, drawing);
    }

    /** Says what all that is drawn in the course of this is; things may be inside one another. */
    public void as(Role role, Runnable drawing) {
        tags.as(role, () -> {
            drawing.run();
            return null;
        });
    }

    /** What is drawn in pieces or as a sign, and read as this text. */
    public void readAs(String text, Runnable drawing) {
        tags.readAs(text, drawing::run);
    }

    /** What is not read, such as the number of the sheet. */
    public void notRead(Runnable drawing) {
        tags.decoration(drawing::run);
    }

    /** How wide the text is on one line. */
    public float width(String text, Type type) {
        return scripts.apply(type.weight()).width(text, type.size()) / POINTS_A_MILLIMETRE;
    }

    /** How high a line of this type is, its distance to the next one included. */
    public static float lineHeight(Type type) {
        return type.size() * LEADING / POINTS_A_MILLIMETRE;
    }

    /**
     * A line of text, never broken.
     *
     * @param top where its highest characters end
     */
    public void text(float left, float top, Type type, String text) {
        float x = points(left);
        float y = fromBottom(top) - type.size() * ASCENT;
        tags.text(() -> {
            content.beginText();
            content.setNonStrokingColor(type.ink().color());
            content.newLineAtOffset(x, y);
            for (Script.Run run : scripts.apply(type.weight()).runs(text)) {
                content.setFont(run.font().font(), type.size());
                content.showText(run.text());
            }
            content.endText();
        });
    }

    /** A line of text around the middle. */
    public void centred(float middle, float top, Type type, String text) {
        text(middle - width(text, type) / 2, top, type, text);
    }

    /** A line of text that ends at the right. */
    public void endingAt(float right, float top, Type type, String text) {
        text(right - width(text, type), top, type, text);
    }

    /**
     * A line of text between two edges, in smaller type where it does not fit, at least half as large.
     *
     * @return the type that it has got
     */
    public Type fitted(float left, float top, float width, Type type, String text) {
        float wanted = width(text, type);
        Type fitting = wanted <= width
                ? type
                : new Type(type.size() * Math.max(0.5f, width / wanted), type.weight(), type.ink());
        text(left, top + (type.size() - fitting.size()) / POINTS_A_MILLIMETRE / 2, fitting, text);
        return fitting;
    }

    /**
     * Text in lines that are broken at the width.
     *
     * @return where the next thing below it can begin
     */
    public float paragraph(float left, float top, float width, Type type, String text) {
        List<String> lines = lines(width, type, text);
        tags.text(() -> {
            for (int line = 0; line < lines.size(); line++) {
                text(left, top + line * lineHeight(type), type, lines.get(line));
            }
        });
        return top + lines.size() * lineHeight(type);
    }

    /** The lines that a paragraph of this width has. */
    public List<String> lines(float width, Type type, String text) {
        return Lines.of(text, line -> width(line, type), width);
    }

    /**
     * A line.
     *
     * @param thickness in millimetres
     */
    public void line(float left, float top, float right, float bottom, float thickness, Ink ink) {
        stroke(thickness, ink, () -> {
            content.moveTo(points(left), fromBottom(top));
            content.lineTo(points(right), fromBottom(bottom));
        });
    }

    /** A line to cut along. */
    public void cuttingLine(float left, float top, float right) {
        Drawing.draw(() -> content.setLineDashPattern(new float[] {4, 3}, 0));
        line(left, top, right, top, 0.2f, Ink.GREY);
        Drawing.draw(() -> content.setLineDashPattern(new float[0], 0));
    }

    /** An empty rectangle. */
    public void frame(float left, float top, float width, float height, float thickness, Ink ink) {
        stroke(thickness, ink, () -> rectangle(left, top, width, height));
    }

    /** A rectangle that is all colour. */
    public void fill(float left, float top, float width, float height, Ink ink) {
        tags.decoration(() -> {
            content.setNonStrokingColor(ink.color());
            rectangle(left, top, width, height);
            content.fill();
        });
    }

    /** A circle around a middle. */
    public void circle(float x, float y, float radius, float thickness, Ink ink) {
        float cx = points(x);
        float cy = fromBottom(y);
        float r = points(radius);
        float k = r * QUARTER;
        stroke(thickness, ink, () -> {
            content.moveTo(cx + r, cy);
            content.curveTo(cx + r, cy + k, cx + k, cy + r, cx, cy + r);
            content.curveTo(cx - k, cy + r, cx - r, cy + k, cx - r, cy);
            content.curveTo(cx - r, cy - k, cx - k, cy - r, cx, cy - r);
            content.curveTo(cx + k, cy - r, cx + r, cy - k, cx + r, cy);
        });
    }

    /**
     * A QR code (ISO/IEC 18004, error correction M) with the quiet zone that readers need.
     *
     * @param size of the square with its quiet zone
     * @param text what it says; letters and digits
     * @param description what is read instead of it
     */
    public void qrCode(float left, float top, float size, String text, String description) {
        ByteMatrix modules = modules(text);
        int quiet = 4;
        float module = size / (modules.getWidth() + 2 * quiet);
        PDRectangle place = new PDRectangle(points(left), fromBottom(top + size), points(size), points(size));
        tags.figure(description, place, () -> {
            content.setNonStrokingColor(Ink.BLACK.color());
            for (int row = 0; row < modules.getHeight(); row++) {
                for (int column = 0; column < modules.getWidth(); column++) {
                    if (modules.get(column, row) == 1) {
                        rectangle(left + (quiet + column) * module, top + (quiet + row) * module, module, module);
                    }
                }
            }
            content.fill();
        });
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.<EncodeHintType, Object>of())
                    .getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("The text does not fit into a QR code.", tooLong);
        }
    }

    void finish() {
        Drawing.draw(content::close);
    }

    private void stroke(float thickness, Ink ink, Drawing path) {
        tags.decoration(() -> {
            content.setLineWidth(points(thickness));
            content.setStrokingColor(ink.color());
            path.draw();
            content.stroke();
        });
    }

    private void rectangle(float left, float top, float width, float height) throws IOException {
        content.addRect(points(left), fromBottom(top + height), points(width), points(height));
    }

    private static float points(float millimetres) {
        return millimetres * POINTS_A_MILLIMETRE;
    }

    private static float fromBottom(float top) {
        return PDRectangle.A4.getHeight() - points(top);
    }
}
