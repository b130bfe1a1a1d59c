package jp.tetsuzuki.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The fonts that are embedded, read once: {@code print/font}, with their licence beside them. */
@Component
class Typefaces {

    private static final String FOLDER = "print/font/";

    private final Map<Weight, byte[]> files = new EnumMap<>(Weight.class);
    private final byte[] rareKanji;

    Typefaces() {
        files.put(Weight.REGULAR, file("BIZUDPGothic-Regular.ttf"));
        files.put(Weight.BOLD, file("BIZUDPGothic-Bold.ttf"));
        rareKanji = file("NotoSansCJKjp-Names.ttf");
    }

    TrueTypeFont of(Weight weight) {
        return parse(files.get(weight));
    }

    /** Kanji of names that the other fonts lack, such as 𠮷. */
    TrueTypeFont rareKanji() {
        return parse(rareKanji);
    }

    private static byte[] file(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static TrueTypeFont parse(byte[] file) {
        try {
            return new TTFParser(true).parse(new RandomAccessReadBuffer(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
