package jp.tetsuzuki.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every character is one wide here, letters and digits half of that. */
class LinesTest {

    private static List<String> broken(String text, double longest) {
        return Lines.of(
                text,
                line -> line.codePoints()
                        .mapToDouble(character -> character < 0x80 ? 0.5 : 1)
                        .sum(),
                longest);
    }

    @Test
    void a_text_that_fits_stays_one_line() {
        assertThat(broken("本人確認書類", 6)).containsExactly("本人確認書類");
    }

    @Test
    void a_longer_one_is_broken_where_the_line_ends() {
        assertThat(broken("本人確認書類", 4)).containsExactly("本人確認", "書類");
    }

    @Test
    void line_breaks_of_the_text_are_kept_and_so_are_empty_lines() {
        assertThat(broken("一\n\n二", 4)).containsExactly("一", "", "二");
    }

    @Test
    void no_line_begins_with_a_closing_mark() {
        assertThat(broken("確認した。次", 4)).containsExactly("確認し", "た。次");
        assertThat(broken("（表面）、裏", 4)).containsExactly("（表", "面）、裏");
    }

    @Test
    void no_line_ends_with_an_opening_mark() {
        assertThat(broken("書類の（写し）", 4)).containsExactly("書類の", "（写し）");
    }

    @Test
    void a_mail_address_stays_together_where_it_fits_into_a_line() {
        assertThat(broken("宛先はtaro@example.jpです", 8)).containsExactly("宛先は", "taro@example.jp", "です");
    }

    @Test
    void what_is_longer_than_a_line_is_broken_all_the_same() {
        assertThat(broken("a".repeat(10), 4)).containsExactly("aaaaaaaa", "aa");
    }

    @Test
    void a_line_of_nothing_but_closing_marks_comes_to_an_end() {
        assertThat(broken("。。。。。", 2)).containsExactly("。。", "。。", "。");
    }
}
