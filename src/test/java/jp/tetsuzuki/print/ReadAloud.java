package jp.tetsuzuki.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** A PDF file as it is read to somebody who does not see it: thing by thing, as its structure has them. */
public final class ReadAloud {

    private final PDStructureTreeRoot root;
    private final List<SeenSheet> sheets = new ArrayList<>();
    private final List<String> things = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** Where the reading is, as numbers of a sheet and of a mark on it. */
    private final List<List<Integer>> way = new ArrayList<>();

    private ReadAloud(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            SeenSheet sheet = new SeenSheet(page);
            sheet.processPage(page);
            sheets.add(sheet);
        }
        root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            faults.add("The file has no structure.");
        } else {
            read(root, "");
        }
        compare();
    }

    /** Roles with what they say, such as {@code H1 手続き} or {@code Table/TR/TH お名前}; without spaces. */
    public static List<String> of(byte[] file) {
        return reading(file).things;
    }

    /** Only what has this role, without it. */
    public static List<String> of(byte[] file, String role) {
        return of(file).stream()
                .filter(thing -> thing.startsWith(role + " "))
                .map(thing -> thing.substring(role.length() + 1))
                .toList();
    }

    /** Where the reading leaves out something that is seen, goes another way or does not find back. */
    public static List<String> faults(byte[] file) {
        return reading(file).faults;
    }

    private static ReadAloud reading(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new ReadAloud(document);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void read(PDStructureNode node, String path) throws IOException {
        for (Object kid : node.getKids()) {
            if (!(kid instanceof PDStructureElement thing)) {
                continue;
            }
            boolean holdsText = thing.getKids().stream().allMatch(ReadAloud::isText);
            String within = path + thing.getStructureType();
            if (holdsText) {
                things.add((within + " " + words(thing)).strip());
            } else {
                boolean names = !List.of(StandardStructureTypes.DOCUMENT, StandardStructureTypes.SECT)
                        .contains(thing.getStructureType());
                read(thing, names ? within + "/" : path);
            }
        }
    }

    private static boolean isText(Object kid) {
        return kid instanceof Integer
                || kid instanceof PDStructureElement thing
                        && StandardStructureTypes.SPAN.equals(thing.getStructureType());
    }

    /** What the thing says, or what is said instead of it. */
    private String words(PDStructureElement thing) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (Object kid : thing.getKids()) {
            seen.append(kid instanceof Integer mark ? words(thing, mark) : words((PDStructureElement) kid));
        }
        if (thing.getActualText() != null) {
            return thing.getActualText();
        }
        return thing.getAlternateDescription() != null ? thing.getAlternateDescription() : seen.toString();
    }

    private String words(PDStructureElement thing, int mark) throws IOException {
        int number = numberOf(thing.getPage());
        way.add(List.of(number, mark));
        Object owners = root.getParentTree().getValue(thing.getPage().getStructParents());
        COSArray ofPage = (COSArray) ((PDParentTreeValue) owners).getCOSObject();
        if (ofPage.getObject(mark) != thing.getCOSObject()) {
            faults.add(
                    "Mark " + mark + " of sheet " + number + " does not lead back to its " + thing.getStructureType());
        }
        return sheets.get(number).marks.getOrDefault(mark, new StringBuilder()).toString();
    }

    private int numberOf(PDPage page) {
        int number = 0;
        while (!sheets.get(number).page.equals(page)) {
            number++;
        }
        return number;
    }

    /** Everything that is seen is read, once and in the same order. */
    private void compare() {
        List<List<Integer>> seen = new ArrayList<>();
        for (SeenSheet sheet : sheets) {
            sheet.marks.keySet().forEach(mark -> seen.add(List.of(sheets.indexOf(sheet), mark)));
            if (!sheet.outside.isEmpty()) {
                faults.add("Neither read nor marked as not to be read: " + sheet.outside);
            }
            faults.addAll(sheet.faults);
        }
        if (!seen.equals(way)) {
            faults.add("Read in the order " + way + ", seen in the order " + seen);
        }
    }

    /** A sheet as it is seen: its marks in the order in which they were drawn. */
    private static final class SeenSheet extends PDFMarkedContentExtractor {

        private final PDPage page;
        private final Map<Integer, StringBuilder> marks = new LinkedHashMap<>();
        private final StringBuilder outside = new StringBuilder();
        private final List<String> faults = new ArrayList<>();
        private StringBuilder text = outside;

        SeenSheet(PDPage page) {
            this.page = page;
        }

        @Override
        public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
            if (text != outside) {
                faults.add("A mark is inside another.");
            }
            text = new StringBuilder();
            if (!COSName.ARTIFACT.equals(tag) && marks.put(properties.getInt(COSName.MCID), text) != null) {
                faults.add("Two marks have the same number.");
            }
        }

        @Override
        public void endMarkedContentSequence() {
            text = outside;
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            text.append(position.getUnicode().replaceAll("[\\s　]", ""));
        }
    }
}
