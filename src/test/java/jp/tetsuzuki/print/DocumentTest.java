package jp.tetsuzuki.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final Type TYPE = Type.of(10);

    private static byte[] drawn(Consumer<Sheet> drawing) {
        try (Document document =
                new Print(new Typefaces()).begin("書類", "大分県信用組合", Instant.parse("2026-11-24T01:00:00Z"))) {
            drawing.accept(document.addSheet());
            return document.file();
        }
    }

    @Test
    void text_can_be_read_and_copied() {
        byte[] file = drawn(sheet -> {
            sheet.text(20, 20, TYPE, "受付番号 P261124000010");
            sheet.text(20, 40, TYPE.bold(), "ワンタイムパスワード、髙﨑①");
        });

        assertThat(PrintedText.of(file)).contains("受付番号P261124000010").contains("ワンタイムパスワード、髙﨑①");
    }

    @Test
    void names_with_rare_kanji_are_printed_as_they_are() {
        assertThat(PrintedText.of(drawn(sheet -> sheet.text(20, 20, TYPE, "𠮷田さん"))))
                .contains("𠮷田さん");
    }

    @Test
    void a_character_that_no_font_has_leaves_a_sign() {
        assertThat(PrintedText.of(drawn(sheet -> sheet.text(20, 20, TYPE, "前😀後"))))
                .contains("前〓後");
    }

    @Test
    void every_font_is_in_the_file() {
        byte[] file = drawn(sheet -> {
            sheet.text(20, 20, TYPE, "𠮷田");
            sheet.text(20, 40, TYPE.bold(), "太字");
        });

        assertThat(PrintedText.fontsNotEmbedded(file)).isEmpty();
        assertThat(file.length).as("only what occurs is embedded").isLessThan(100_000);
    }

    @Test
    void the_same_document_is_the_same_file() {
        assertThat(drawn(sheet -> sheet.text(20, 20, TYPE, "同じ")))
                .isEqualTo(drawn(sheet -> sheet.text(20, 20, TYPE, "同じ")));
    }

    @Test
    void a_qr_code_can_be_read() {
        assertThat(PrintedText.qrCodeOf(drawn(sheet -> sheet.qrCode(20, 20, 30, "P261124000010", "番号"))))
                .isEqualTo("P261124000010");
    }

    @Test
    void text_that_is_too_wide_gets_smaller_type_until_half() {
        drawn(sheet -> {
            float wanted = sheet.width("別府三郎", TYPE);
            assertThat(sheet.fitted(20, 20, wanted, TYPE, "別府三郎").size()).isEqualTo(10);
            assertThat(sheet.fitted(20, 20, wanted * 0.8f, TYPE, "別府三郎").size()).isBetween(7.9f, 8.1f);
            assertThat(sheet.fitted(20, 20, wanted * 0.1f, TYPE, "別府三郎").size()).isEqualTo(5);
        });
    }

    @Test
    void text_is_read_as_a_paragraph_unless_it_is_said_to_be_something_else() {
        byte[] file = drawn(sheet -> {
            sheet.as(Role.TITLE, () -> sheet.text(20, 20, TYPE, "題"));
            sheet.text(20, 30, TYPE, "一段落");
            sheet.paragraph(20, 40, 30, TYPE, "長い段落は何行にもなるが、一つの段落として読まれる。");
        });

        assertThat(ReadAloud.of(file)).containsExactly("H1 題", "P 一段落", "P 長い段落は何行にもなるが、一つの段落として読まれる。");
    }

    @Test
    void things_can_be_inside_one_another() {
        byte[] file = drawn(sheet -> sheet.as(
                Role.TABLE,
                () -> sheet.as(Role.ROW, () -> {
                    sheet.as(Role.HEAD, () -> sheet.text(20, 20, TYPE, "お名前"));
                    sheet.as(Role.CELL, () -> sheet.text(60, 20, TYPE, "県信太郎"));
                })));

        assertThat(ReadAloud.of(file)).containsExactly("Table/TR/TH お名前", "Table/TR/TD 県信太郎");
    }

    @Test
    void what_is_drawn_in_pieces_is_read_in_one() {
        byte[] file = drawn(sheet -> sheet.readAs("12", () -> {
            sheet.frame(20, 20, 7, 7, 0.2f, Ink.BLACK);
            sheet.text(22, 22, TYPE, "1");
            sheet.frame(27, 20, 7, 7, 0.2f, Ink.BLACK);
            sheet.text(29, 22, TYPE, "2");
        }));

        assertThat(ReadAloud.of(file)).containsExactly("P 12");
        assertThat(ReadAloud.faults(file)).isEmpty();
    }

    @Test
    void lines_and_what_is_said_not_to_be_read_are_not_read() {
        byte[] file = drawn(sheet -> {
            sheet.line(20, 20, 90, 20, 0.2f, Ink.BLACK);
            sheet.cuttingLine(20, 30, 90);
            sheet.circle(40, 40, 5, 0.2f, Ink.PALE);
            sheet.notRead(() -> sheet.text(20, 280, TYPE, "1／1"));
        });

        assertThat(ReadAloud.of(file)).noneMatch(thing -> thing.contains("1／1"));
        assertThat(ReadAloud.faults(file)).isEmpty();
        assertThat(PdfUa.faults(file)).isEmpty();
    }

    @Test
    void a_title_with_signs_of_markup_is_kept_as_it_is() {
        try (Document document =
                new Print(new Typefaces()).begin("A&B <1>", "\"組合\"", Instant.parse("2026-11-24T01:00:00Z"))) {
            document.addSheet().text(20, 20, TYPE, "文");

            assertThat(PdfUa.faults(document.file())).isEmpty();
        }
    }

    /** So that the tests of papers do not pass because nothing is looked at. */
    @Test
    void a_file_without_structure_is_found_out() throws IOException {
        try (PDDocument plain = Loader.loadPDF(drawn(sheet -> sheet.text(20, 20, TYPE, "文")));
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            plain.getDocumentCatalog().getCOSObject().removeItem(COSName.STRUCT_TREE_ROOT);
            plain.save(file);

            assertThat(ReadAloud.faults(file.toByteArray())).isNotEmpty();
            assertThat(PdfUa.faults(file.toByteArray())).isNotEmpty();
        }
    }
}
