package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

class MailTemplatesTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-22T05:32:10Z");
    private static final MailTemplates TEMPLATES = templates();

    @Test
    void has_every_mail_of_the_token_procedures() {
        assertThat(TEMPLATES.keys())
                .contains(
                        "otp-app-download",
                        "otp-token-issued",
                        "otp-setup-reminder",
                        "otp-token-voided",
                        "otp-use-started",
                        "otp-use-released",
                        "otp-token-locked",
                        "otp-issuance-restricted",
                        "password-suspended");
    }

    @Test
    void has_every_mail_about_mail_passwords() {
        assertThat(TEMPLATES.keys())
                .contains(
                        "mail-password",
                        "mail-password-begun",
                        "mail-password-changed",
                        "mail-password-stopped",
                        "mail-password-stopped-by-otp",
                        "mail-password-address-removed");
    }

    @Test
    void carries_the_mail_password_in_the_one_mail_that_exists_for_it() {
        assertThat(TEMPLATES.write("mail-password", data()).body())
                .contains("\n照合番号：K7MP\n", "\nメール通知パスワード：204816\n", "\n発行日時：2026年11月22日 14:32\n");
        assertThat(TEMPLATES.keys())
                .filteredOn(key -> TEMPLATES.write(key, data()).body().contains("204816"))
                .containsExactly("mail-password");
    }

    @Test
    void closes_the_mail_on_begun_use_as_the_manual_does() {
        assertThat(TEMPLATES.write("mail-password-begun", data()).body())
                .contains("ご不明な点がございましたら、下記までご連絡ください。\n連絡先 0120-373-883\nこれからも大分県信用組合をよろしくお願いいたします。\n");
    }

    @Test
    void has_every_mail_of_the_paper_procedures() {
        assertThat(TEMPLATES.keys())
                .contains("paper-received", "paper-deficiency", "paper-returned", "paper-rejected", "paper-completed");
    }

    @Test
    void tells_of_a_lowered_limit_only_while_it_is_lowered() {
        assertThat(TEMPLATES.write("paper-completed", data()).body()).contains("2026年11月24日 0:00まで、1日の振込限度額を");
        assertThat(TEMPLATES
                        .write("paper-completed", with(data(), "lowerTransferLimit", false))
                        .body())
                .doesNotContain("振込限度額");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void addresses_the_customer_and_tells_whom_to_call(String key) {
        MailText mail = TEMPLATES.write(key, data());

        assertThat(mail.subject()).isNotBlank().doesNotContain("\n", "{{");
        assertThat(mail.body())
                .startsWith("県信太郎様\n")
                .contains("■ 次に行っていただくこと", "■ お心当たりがない場合", "0120-373-883 までお電話ください")
                .contains("大分県信用組合\nお問い合わせ：0120-373-883\n")
                .doesNotContain("{{", "}}", "null", "\r", "\n\n\n");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void fails_when_anything_that_it_names_is_missing(String key) {
        for (String name : names(key)) {
            Map<String, Object> data = data();
            data.remove(name);
            // What only one form of a mail names is missed by that form: with and without what decides the form.
            boolean failed = Stream.of(data, with(data, "suspendedUntil", null), with(data, "issuanceRestricted", true))
                    .anyMatch(form -> fails(key, form));
            assertThat(failed).as("without %s", name).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void has_no_link_but_the_apps(String key) {
        String body = TEMPLATES.write(key, data()).body();

        assertThat(Pattern.compile("https?://\\S*").matcher(body).results().map(MatchResult::group))
                .allMatch(link -> link.startsWith("https://bank.example/app/#"))
                .hasSize(key.equals("otp-app-download") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void puts_no_line_break_of_the_data_into_a_mail(String key) {
        Map<String, Object> data = data();
        data.put("customerName", "県信太郎\r\nBcc: other@example.jp");

        assertThatThrownBy(() -> TEMPLATES.write(key, data))
                .isInstanceOf(UnsafeMailData.class)
                .hasMessageNotContaining("県信");
    }

    @Test
    void writes_the_apps_address_with_both_ids_and_the_deadline_but_no_password() {
        Map<String, Object> data = data();
        data.put("startPassword", "Kaishi2026");
        data.put("userId", "U&=#1");

        MailText mail = TEMPLATES.write("otp-app-download", data);

        assertThat(mail.sender()).isEqualTo(Sender.TOKEN);
        assertThat(mail.body())
                .contains("\nhttps://bank.example/app/#serviceId=S12345678&userId=U%26%3D%231\n")
                .contains("\nサービスID：S12345678\n", "\nユーザID：U&=#1\n")
                .contains("\n初期設定の期限：2026年11月29日 14:32\n")
                .doesNotContain("Kaishi2026");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void comes_from_the_institution_unless_it_is_about_the_app(String key) {
        assertThat(TEMPLATES.sender(key)).isEqualTo(key.equals("otp-app-download") ? Sender.TOKEN : Sender.INSTITUTION);
    }

    @Test
    void tells_moments_in_japanese_time_whatever_their_type() {
        assertThat(TEMPLATES.write("otp-setup-reminder", data()).body())
                .contains("2026年11月22日 14:32の時点", "初期設定の期限：2026年11月29日 14:32");
    }

    @Test
    void takes_data_for_words_and_never_for_a_template() {
        Map<String, Object> data = data();
        data.put("customerName", "{{institutionPhone}} <b>&amp;</b> ${1+1} [[髙①〜𠮷]]");

        assertThat(TEMPLATES.write("otp-use-started", data).body())
                .startsWith("{{institutionPhone}} <b>&amp;</b> ${1+1} [[髙①〜𠮷]]様\n");
    }

    @Test
    void gives_the_diagrams_reason_for_a_voided_token_or_else_the_possible_ones() {
        Map<String, Object> data = data();
        assertThat(TEMPLATES.write("otp-token-voided", data).body()).contains("\n理由：期限を過ぎたため\n");

        data.put("mailRemark", null);
        assertThat(TEMPLATES.write("otp-token-voided", data).body())
                .contains("などに失効します。\n")
                .doesNotContain("理由：");
    }

    @Test
    void sends_nobody_to_issue_a_token_whose_contract_is_restricted() {
        Map<String, Object> data = data();
        assertThat(TEMPLATES.write("otp-token-voided", data).body()).contains("「トークン発行」をお申し込みください");

        data.put("issuanceRestricted", true);
        assertThat(TEMPLATES.write("otp-token-voided", data).body())
                .contains("発行規制を解除するお手続きが必要です", "お取扱店（本店営業部）")
                .doesNotContain("「トークン発行」をお申し込みください");
    }

    @Test
    void tells_of_earlier_tokens_where_there_were_any() {
        Map<String, Object> data = data();
        assertThat(TEMPLATES.write("otp-token-issued", data).body()).contains("以前に発行されたトークン");

        data.put("earlierTokens", false);
        assertThat(TEMPLATES.write("otp-token-issued", data).body()).doesNotContain("以前に発行されたトークン");
    }

    @Test
    void tells_until_when_a_password_is_suspended_or_that_paper_is_needed() {
        Map<String, Object> data = data();
        assertThat(TEMPLATES.write("password-suspended", data).body())
                .contains("ログインパスワードのご利用を停止", "停止が解除される日時：2026年11月22日 15:02\n")
                .doesNotContain("お取扱店");

        data.put("suspendedUntil", null);
        assertThat(TEMPLATES.write("password-suspended", data).body())
                .contains("お取扱店（本店営業部）")
                .doesNotContain("自動で解除されます");
    }

    @Test
    void tells_from_when_a_token_can_be_issued_again_while_the_wait_lasts() {
        Map<String, Object> data = data();
        assertThat(TEMPLATES.write("otp-use-released", data).body()).contains("\n15:03からお申し込みいただけます。\n");

        data.put("reissueFromText", null);
        assertThat(TEMPLATES.write("otp-use-released", data).body()).doesNotContain("からお申し込みいただけます");
    }

    @Test
    void refuses_a_key_that_no_template_has() {
        assertThatThrownBy(() -> TEMPLATES.write("../part/opening", data()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no mail template");
    }

    static Set<String> keys() {
        return TEMPLATES.keys();
    }

    static Map<String, Object> data() {
        Map<String, Object> data = new HashMap<>();
        data.put("customerName", "県信太郎");
        data.put("branchName", "本店営業部");
        data.put("institutionName", "大分県信用組合");
        data.put("institutionPhone", "0120-373-883");
        data.put("noticeDomain", "oita-kenshin.co.jp");
        data.put("tokenDomain", "otp-auth.net");
        data.put("baseUrl", "https://bank.example");
        data.put("writtenAt", WRITTEN);
        data.put("mailAddress", "shintaro@example.jp");
        data.put("mailRemark", "期限を過ぎたため");
        data.put("serviceId", "S12345678");
        data.put("userId", "U1");
        data.put("tokenServiceId", "S12345678");
        data.put("earlierTokens", true);
        data.put("issuanceRestricted", false);
        data.put("setupDeadline", Date.from(Instant.parse("2026-11-29T05:32:10Z")));
        data.put("reissueFromText", "15:03");
        data.put("suspendedPassword", "ログインパスワード");
        data.put("mailPasswordReference", "4711");
        data.put("mailPasswordMadeAt", WRITTEN);
        data.put("mailPassword", "042317");
        data.put("caseNumber", "P261122000018");
        data.put("caseSubject", "端末の故障・紛失（トークンの利用解除）");
        data.put("paperExpectedOn", "2026年12月1日");
        data.put("paperMissing", "届出印が押されていません。");
        data.put("mendingDueAt", Date.from(Instant.parse("2026-11-30T06:00:00Z")));
        data.put("lowerTransferLimit", true);
        data.put("lowerTransferLimitUntil", Instant.parse("2026-11-23T15:00:00Z"));
        data.put("suspendedUntil", Instant.parse("2026-11-22T06:02:10Z"));
        data.put("mailPassword", "204816");
        data.put("mailPasswordReference", "K7MP");
        data.put("mailPasswordMadeAt", Instant.parse("2026-11-22T05:32:10Z"));
        return data;
    }

    /** The data with another value for the name, if it has the name. */
    private static Map<String, Object> with(Map<String, Object> data, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(data);
        changed.replace(name, value);
        return changed;
    }

    private static boolean fails(String key, Map<String, Object> data) {
        try {
            TEMPLATES.write(key, data);
            return false;
        } catch (IllegalStateException missing) {
            return true;
        }
    }

    private static Set<String> names(String key) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("\\{\\{[#^]?([A-Za-z]+)}}")
                .matcher(file(key + ".txt") + file("part/opening.txt") + file("part/closing.txt"))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("encoded"))
                .forEach(names::add);
        return names;
    }

    private static String file(String name) {
        try {
            return new ClassPathResource("mail/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MailTemplates templates() {
        try {
            return new MailTemplates(Clock.fixed(WRITTEN, ZoneId.of("Asia/Tokyo")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
