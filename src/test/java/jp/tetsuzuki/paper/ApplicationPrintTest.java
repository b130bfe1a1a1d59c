package jp.tetsuzuki.paper;

import static org.assertj.core.api.Assertions.assertThat;

import jp.tetsuzuki.print.PrintedText;
import jp.tetsuzuki.print.ReadAloud;
import org.junit.jupiter.api.Test;

class ApplicationPrintTest {

    private static byte[] print(PaperRequest request) {
        return PrintedPapers.withAddress().application(request);
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
        byte[] file = print(ApplicationWorld.unlocking());

        assertThat(PrintedText.sheets(file)).isEqualTo(2);
        assertThat(PrintedText.of(file)).contains("お客様控え", "〒870-0001", "大分県大分市見本町1番1号", "本店営業部行");
    }

    @Test
    void sends_the_customer_to_the_phone_where_the_address_is_not_known() {
        byte[] file = PrintedPapers.withoutAddress().application(ApplicationWorld.unlocking());

        assertThat(PrintedText.of(file)).contains("住所は0120-373-883へお問い合わせください").doesNotContain("キリトリ線");
    }

    @Test
    void is_blank_for_those_who_cannot_log_in() {
        assertThat(PrintedText.of(PrintedPapers.withAddress().blank()))
                .contains("書面手続き申込書", "ログインパスワードの停止（停止の解除）", "契約者番号", "お届出印")
                .doesNotContain("受付番号", "提出期限", "キリトリ線");
    }

    @Test
    void is_read_part_by_part_under_its_headings() {
        byte[] file = print(ApplicationWorld.unlocking());

        assertThat(ReadAloud.of(file, "H1")).containsExactly("書面手続き申込書", "ご提出のご案内");
        assertThat(ReadAloud.of(file, "H2"))
                .containsExactly(
                        "お申込人", "お申し込みの内容", "ご用意いただく書類", "組合使用欄", "1書類をそろえる", "2申込書に記入・押印する", "3提出する", "4提出のあと");
    }

    @Test
    void is_read_label_by_label_with_what_it_says() {
        assertThat(ReadAloud.of(print(ApplicationWorld.unlocking())))
                .containsSubsequence(
                        "Figure 受付番号 P261124000010 のQRコード",
                        "P 受付番号P261124000010",
                        "Table/TR/TH 契約者番号",
                        "Table/TR/TD 1000000001",
                        "Table/TR/TH フリガナ",
                        "Table/TR/TD ヨシダタカシ",
                        "Table/TR/TH お名前",
                        "Table/TR/TD 𠮷田髙志",
                        "Table/TR/TH お届出印",
                        "Table/TR/TD 印鮮明にご押印ください",
                        "L/LI/Lbl □",
                        "L/LI/LBody 通帳",
                        "Table/TR/TH 承認（役席）",
                        "Table/TR/TD");
    }

    @Test
    void has_page_numbers_for_those_who_see_it_only() {
        byte[] file = print(ApplicationWorld.unlocking());

        assertThat(PrintedText.of(file)).contains("P2611240000101／2");
        assertThat(ReadAloud.of(file)).noneMatch(thing -> thing.contains("1／2"));
    }
}
