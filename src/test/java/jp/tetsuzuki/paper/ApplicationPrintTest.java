package jp.tetsuzuki.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.BranchAddress;
import jp.tetsuzuki.customer.BranchAddresses;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.print.Print;
import jp.tetsuzuki.print.PrintedText;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ApplicationPrintTest {

    private static final Instant MADE = Instant.parse("2026-11-24T01:00:00Z");
    private static final Customer CUSTOMER = new Customer(
            "1000000001", "𠮷田髙志", "ヨシダ タカシ", new Branch("001", "本店営業部"), "097-500-0001", "taro@example.jp");

    private final BranchAddresses addresses = mock(BranchAddresses.class);

    private byte[] print(PaperRequest request) {
        PaperApplication application = new PaperApplication(
                "P261124000010",
                CUSTOMER.contractNumber(),
                request,
                new ApplicationWords("誤入力による閉塞（閉塞の解除）", "本人確認書類の写し\n通帳"),
                MADE,
                false);
        return printed(print -> print.of(application, CUSTOMER));
    }

    private byte[] printed(Function<ApplicationPrint, byte[]> printing) {
        PaperApplicationSettings settings = new PaperApplicationSettings(Duration.ofDays(90), 20);
        Clock clock = Clock.fixed(MADE, ZoneId.of("Asia/Tokyo"));
        try (AnnotationConfigApplicationContext fonts = new AnnotationConfigApplicationContext("jp.tetsuzuki.print")) {
            return printing.apply(new ApplicationPrint(
                    fonts.getBean(Print.class),
                    new PaperApplications(null, null, settings, null, clock),
                    addresses,
                    new InstitutionSettings("大分県信用組合", "0120-373-883", "oita-kenshin.co.jp", "otp-auth.net"),
                    clock));
        }
    }

    @Test
    void is_prefilled_with_who_asks_for_what() {
        String text = PrintedText.of(print(ApplicationWorld.unlocking()));

        assertThat(text)
                .contains("書面手続き申込書", "受付番号P261124000010", "1000000001", "𠮷田髙志", "ヨシダタカシ", "本店営業部（店番001）")
                .contains("誤入力による閉塞（閉塞の解除）", "本人確認書類の写し", "通帳")
                .contains("作成日2026年11月24日", "提出期限2027年2月22日");
    }

    @Test
    void bears_its_number_as_a_qr_code() {
        assertThat(PrintedText.qrCodeOf(print(ApplicationWorld.unlocking()))).isEqualTo("P261124000010");
    }

    @Test
    void tells_the_new_address_only_where_one_is_asked_for() {
        assertThat(PrintedText.of(print(ApplicationWorld.replacing("new@example.jp"))))
                .contains("（携帯電話）new@example.jp");
        assertThat(PrintedText.of(print(ApplicationWorld.unlocking()))).doesNotContain("メールアドレス（");
    }

    @Test
    void has_a_sheet_for_the_customer_with_the_branchs_address_to_cut_out() {
        when(addresses.of("001")).thenReturn(Optional.of(new BranchAddress("870-0001", "大分県大分市見本町1番1号")));
        byte[] file = print(ApplicationWorld.unlocking());

        assertThat(PrintedText.sheets(file)).isEqualTo(2);
        assertThat(PrintedText.of(file)).contains("お客様控え", "〒870-0001", "大分県大分市見本町1番1号", "本店営業部行");
    }

    @Test
    void sends_the_customer_to_the_phone_where_the_address_is_not_known() {
        when(addresses.of("001")).thenReturn(Optional.empty());

        assertThat(PrintedText.of(print(ApplicationWorld.unlocking())))
                .contains("住所は0120-373-883へお問い合わせください")
                .doesNotContain("キリトリ線");
    }

    @Test
    void is_blank_for_those_who_cannot_log_in() {
        byte[] file = printed(print -> print.blank(new ApplicationWords("ログインパスワードの停止（停止の解除）", "本人確認書類の写し")));

        assertThat(PrintedText.of(file))
                .contains("書面手続き申込書", "ログインパスワードの停止（停止の解除）", "契約者番号", "お届出印")
                .doesNotContain("受付番号", "提出期限", "キリトリ線");
    }
}
