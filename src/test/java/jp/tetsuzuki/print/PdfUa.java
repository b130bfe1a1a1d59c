package jp.tetsuzuki.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What veraPDF says of a file by the rules of PDF/UA-1 (ISO 14289-1). */
public final class PdfUa {

    private PdfUa() {}

    /** The rules that the file breaks, with where. */
    public static List<String> faults(byte[] file) {
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry veraPdf = Foundries.defaultInstance();
        try (PDFAParser parser = veraPdf.createParser(new ByteArrayInputStream(file), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = veraPdf.createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(fault -> fault.getRuleId().getClause() + " " + fault.getMessage() + " "
                            + fault.getLocation().getContext())
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (ModelParsingException | EncryptedPdfException | ValidationException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
