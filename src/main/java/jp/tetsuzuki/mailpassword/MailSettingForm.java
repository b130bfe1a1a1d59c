package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.mailpassword.MailSetting.Place;

/**
 * The setting as the page's fields hold it.
 *
 * @param mobileAddress null where the field is empty
 * @param pcAddress null where the field is empty
 * @param version which state of the setting the customer was shown
 */
record MailSettingForm(boolean mobileInUse, String mobileAddress, boolean pcInUse, String pcAddress, long version) {

    static String text(boolean inUse) {
        return inUse ? "利用する" : "利用しない";
    }

    boolean lacksMobileAddress() {
        return mobileInUse && mobileAddress == null;
    }

    boolean lacksPcAddress() {
        return pcInUse && pcAddress == null;
    }

    /** One address at both places would be no second way to reach the customer. */
    boolean sameAddressTwice() {
        return mobileInUse && pcInUse && mobileAddress.equalsIgnoreCase(pcAddress);
    }

    /**
     * The setting that this leads to. An empty field where mail passwords don't go leaves the known address as it is.
     *
     * @param before the setting now
     */
    MailSetting after(MailSetting before) {
        return new MailSetting(
                new Place(mobileAddress == null ? before.mobile().address() : mobileAddress, mobileInUse),
                new Place(pcAddress == null ? before.pc().address() : pcAddress, pcInUse),
                version);
    }
}
