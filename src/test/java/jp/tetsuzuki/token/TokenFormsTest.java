package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormRenderer;
import jp.tetsuzuki.form.FormView.TextView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about a locked token, as they ship. */
class TokenFormsTest {

    private static final String PAPER_THAT_UNLOCKS = "/procedures/paper-application?paperReason=b";

    private static String page(String form, boolean stopped) throws IOException {
        FormDefinition definition = FormDefinition.parse(Files.readString(Path.of("forms", form + ".form")));
        return new FormRenderer()
                .view(definition, Map.of("otpOutcome", "LOCKED", "tokenStopped", stopped), null).components().stream()
                        .map(text -> ((TextView) text).html())
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp-use-start-locked", "otp-use-release-locked"})
    void a_token_that_wrong_codes_have_locked_is_led_to_the_paper_that_unlocks_it(String form) throws IOException {
        assertThat(page(form, false)).contains("誤入力", PAPER_THAT_UNLOCKS).doesNotContain("停止している");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp-use-start-locked", "otp-use-release-locked"})
    void a_token_that_was_stopped_for_loss_is_not(String form) throws IOException {
        assertThat(page(form, true))
                .contains("端末の故障・紛失のお届けによりトークンのご利用を停止している", "/status")
                .doesNotContain("誤入力", PAPER_THAT_UNLOCKS);
    }
}
