package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({"P30D, 30日", "PT720H, 30日", "PT36H, 1日12時間", "PT30M, 30分", "PT90S, 1分30秒", "PT0S, 0秒"})
    void is_told_in_the_units_that_it_has(Duration length, String text) {
        assertThat(new Span(length).text()).isEqualTo(text);
    }
}
