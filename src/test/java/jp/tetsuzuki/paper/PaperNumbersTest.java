package jp.tetsuzuki.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperNumbersTest {

    @Nested
    class OnH2 extends Rules {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Rules {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    abstract static class Rules {

        private final TestDatabase database;

        Rules(TestDatabase database) {
            this.database = database;
        }

        @Test
        void a_number_tells_the_day_in_japan_and_counts_up_within_it() {
            try (ApplicationWorld world = new ApplicationWorld(database)) {
                world.clock().moveTo(Instant.parse("2026-11-24T14:59:59Z"));
                assertThat(world.numbers().next()).startsWith("P26112400001").hasSize(13);
                assertThat(world.numbers().next()).startsWith("P26112400002");

                world.clock().moveTo(Instant.parse("2026-11-24T15:00:00Z"));
                assertThat(world.numbers().next()).startsWith("P26112500001");
            }
        }

        @Test
        void nobody_gets_anothers_number() {
            try (ApplicationWorld world = new ApplicationWorld(database)) {
                List<String> numbers =
                        ApplicationWorld.atOnce(8, () -> world.numbers().next());
                assertThat(numbers)
                        .doesNotHaveDuplicates()
                        .allSatisfy(
                                number -> assertThat(PaperNumbers.read(number)).contains(number));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P261124000010", "p261124000010", "Ｐ２６１１２４００００１０", "P261124-00001-0", " P261124 00001 0 "})
    void a_number_is_understood_however_it_is_typed(String typed) {
        assertThat(PaperNumbers.read(typed)).contains("P261124000010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "P", "261124000010", "P26112400001", "P2611240000100", "Q261124000010", "P26112400001O"})
    void what_is_no_number_is_none(String typed) {
        assertThat(PaperNumbers.read(typed)).isEmpty();
    }

    @Test
    void a_text_without_end_is_no_number() {
        assertThat(PaperNumbers.read("P261124000010" + " ".repeat(1_000_000))).isEmpty();
    }

    @Test
    void one_wrong_digit_is_noticed() {
        String number = "P261124000010";
        for (int place = 1; place < number.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String changed = number.substring(0, place) + digit + number.substring(place + 1);
                assertThat(PaperNumbers.read(changed).isPresent()).isEqualTo(changed.equals(number));
            }
        }
    }

    @Test
    void two_digits_that_have_changed_places_are_noticed() {
        assertThat(PaperNumbers.read("P261124001238")).isPresent();
        assertThat(PaperNumbers.read("P261124001328")).isEmpty();
    }
}
