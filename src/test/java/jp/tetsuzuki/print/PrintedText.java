package jp.tetsuzuki.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF file as its reader sees it. */
public final class PrintedText {

    private static final int DPI = 150;

    private PrintedText() {}

    /** All that can be read, without spaces and line breaks. */
    public static String of(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s　]", "");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static int sheets(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return document.getNumberOfPages();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What the QR code on the first sheet says. */
    public static String qrCodeOf(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return new MultiFormatReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                    .getText();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (NotFoundException none) {
            throw new AssertionError("There is no QR code that can be read.", none);
        }
    }

    /** The fonts that a reader would have to bring along. */
    static List<String> fontsNotEmbedded(byte[] file) {
        List<String> missing = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    if (!font.isEmbedded()) {
                        missing.add(font.getName());
                    }
                }
            }
            return missing;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
