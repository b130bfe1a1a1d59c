package jp.tetsuzuki.print;

import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** What a thing on a sheet is to those who have the sheet read to them (ISO 32000-1, 14.8.4). */
public enum Role {
    /** What the sheet is called. */
    TITLE(StandardStructureTypes.H1),
    /** What a part of the sheet is called. */
    HEADING(StandardStructureTypes.H2),
    PARAGRAPH(StandardStructureTypes.P),
    /** Items, and nothing else. */
    LIST(StandardStructureTypes.L),
    /** A sign and the words behind it. */
    ITEM(StandardStructureTypes.LI),
    SIGN(StandardStructureTypes.LBL),
    WORDS(StandardStructureTypes.L_BODY),
    /** Rows, and nothing else. */
    TABLE(StandardStructureTypes.TABLE),
    /** A head and a cell. */
    ROW(StandardStructureTypes.TR),
    /** What the cell of its row is called. */
    HEAD(StandardStructureTypes.TH),
    CELL(StandardStructureTypes.TD);

    private final String type;

    Role(String type) {
        this.type = type;
    }

    /** Its name in a PDF file. */
    String type() {
        return type;
    }
}
