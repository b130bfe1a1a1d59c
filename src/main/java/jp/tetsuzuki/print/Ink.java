package jp.tetsuzuki.print;

import java.awt.Color;

/** The colours that are printed with. */
public enum Ink {
    BLACK(0x1A1A1A),
    /** For what is said beside the form's own words. */
    GREY(0x595959),
    /** For what is to be stamped over or filled in. */
    PALE(0xA6A6A6),
    /** The institution's colour, for titles and frames. */
    BLUE(0x0B4A8F),
    /** Behind what heads a row. */
    TINT(0xE9F0F8);

    private final Color color;

    Ink(int rgb) {
        this.color = new Color(rgb);
    }

    Color color() {
        return color;
    }
}
