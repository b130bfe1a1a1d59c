package jp.tetsuzuki.paper;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.BranchAddress;
import jp.tetsuzuki.customer.BranchAddresses;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.print.Print;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Papers as tests print them, all on the same day and for the same customer. */
final class PrintedPapers {

    static final Instant DAY = Instant.parse("2026-11-24T01:00:00Z");

    private static final Clock CLOCK = Clock.fixed(DAY, ZoneId.of("Asia/Tokyo"));
    private static final Customer CUSTOMER = new Customer(
            "1000000001", "𠮷田髙志", "ヨシダ タカシ", new Branch("001", "本店営業部"), "097-500-0001", "taro@example.jp");
    private static final InstitutionSettings INSTITUTION =
            new InstitutionSettings("大分県信用組合", "0120-373-883", "oita-kenshin.co.jp", "otp-auth.net");

    private final BranchAddresses addresses = mock(BranchAddresses.class);

    private PrintedPapers(Optional<BranchAddress> address) {
        when(addresses.of(any())).thenReturn(address);
    }

    /** For a branch whose address is known. */
    static PrintedPapers withAddress() {
        return new PrintedPapers(Optional.of(new BranchAddress("870-0001", "大分県大分市見本町1番1号")));
    }

    static PrintedPapers withoutAddress() {
        return new PrintedPapers(Optional.empty());
    }

    byte[] application(PaperRequest request) {
        PaperApplication application = new PaperApplication(
                "P261124000010",
                CUSTOMER.contractNumber(),
                request,
                new ApplicationWords("誤入力による閉塞（閉塞の解除）", "本人確認書類の写し\n通帳"),
                DAY,
                false);
        return printed(print -> applications(print).of(application, CUSTOMER));
    }

    byte[] blank() {
        return printed(print -> applications(print).blank(new ApplicationWords("ログインパスワードの停止（停止の解除）", "本人確認書類の写し")));
    }

    byte[] letter(LetterKind kind, PaperCase about) {
        return printed(print -> letters(print).of(kind, about, CUSTOMER));
    }

    /** A case that has ended so, or is open. */
    static PaperCase ended(CaseState state, String reason) {
        return new PaperCase(
                "P261124000010",
                CUSTOMER.contractNumber(),
                "001",
                ApplicationWorld.unlocking(),
                "誤入力による閉塞（閉塞の解除）",
                Channel.POST,
                LocalDate.of(2026, 11, 20),
                "clerk1",
                state,
                Optional.empty(),
                Optional.ofNullable(reason),
                state == CaseState.OPEN ? Optional.of(Instant.parse("2026-12-11T06:00:00Z")) : Optional.empty(),
                state == CaseState.OPEN,
                LocalDate.of(2026, 12, 1),
                DAY,
                state == CaseState.OPEN ? Optional.empty() : Optional.of(DAY));
    }

    private ApplicationPrint applications(Print print) {
        PaperApplicationSettings settings = new PaperApplicationSettings(Duration.ofDays(90), 20);
        PaperApplications applications = new PaperApplications(null, null, settings, null, CLOCK);
        return new ApplicationPrint(print, applications, addresses, INSTITUTION, CLOCK);
    }

    private LetterPrint letters(Print print) {
        try {
            return new LetterPrint(print, new LetterTemplates(), addresses, INSTITUTION, CLOCK);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] printed(Function<Print, byte[]> printing) {
        try (AnnotationConfigApplicationContext fonts = new AnnotationConfigApplicationContext("jp.tetsuzuki.print")) {
            return printing.apply(fonts.getBean(Print.class));
        }
    }
}
