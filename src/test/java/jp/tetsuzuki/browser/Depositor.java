package jp.tetsuzuki.browser;

/**
 * A customer for one test.
 *
 * @param noticeAddress where notices go
 * @param phoneAddress what the customer gives as the phone's address
 */
record Depositor(String contractNumber, String name, String noticeAddress, String phoneAddress) {

    static final String LOGIN_PASSWORD = "Login-xyz9";
    static final String CONFIRMATION_PASSWORD = "Kakunin-xyz9";
    static final String START_PASSWORD = "Kaishi77";

    /** What the customer gives as the computer's address. */
    String computerAddress() {
        return "computer-" + contractNumber + "@pasokon.example.jp";
    }

    static Depositor numbered(long number) {
        String contractNumber = "%010d".formatted(3_704_951_000L + number);
        return new Depositor(
                contractNumber,
                "大分四郎",
                "notice-" + contractNumber + "@example.jp",
                "phone-" + contractNumber + "@keitai.example.jp");
    }
}
