package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.mailpassword.MailSetting.Place;

/**
 * Where mail passwords go after a paper procedure: to one address and no other, as nothing that went to the earlier ones
 * has reached the customer.
 *
 * @param address null where they stop
 * @param pc whether its place is パソコン, else 携帯電話
 */
record AddressByPaper(String address, boolean pc) {

    /** Mail passwords stop. */
    static final AddressByPaper NONE = new AddressByPaper(null, false);

    /**
     * The setting that this leads to. Addresses that are no longer used stay known.
     *
     * @param version which state of the setting the paper was about
     */
    MailSetting after(MailSetting before, long version) {
        Place mobile = new Place(before.mobile().address(), false);
        Place other = new Place(before.pc().address(), false);
        if (address == null) {
            return new MailSetting(mobile, other, version);
        }
        Place used = new Place(address, true);
        return pc ? new MailSetting(mobile, used, version) : new MailSetting(used, other, version);
    }

    /** A mail address is personal. */
    @Override
    public String toString() {
        return "AddressByPaper[" + (address == null ? "none" : pc ? "PC" : "MOBILE") + "]";
    }
}
