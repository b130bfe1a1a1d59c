package jp.tetsuzuki.mailpassword;

/** What came of a change of the setting. */
sealed interface MailSettingChange {

    /**
     * The setting is changed.
     *
     * @param kind what it means for the customer
     * @param before the setting until now
     */
    record Changed(Kind kind, MailSetting before) implements MailSettingChange {}

    /** A token is in use: one or the other, never both. Nothing is changed. */
    record TokenInUse() implements MailSettingChange {}

    /** The setting is no longer the one that the customer saw. Nothing is changed. */
    record ChangedMeanwhile() implements MailSettingChange {}

    /** What a change means for the customer. */
    enum Kind {
        BEGUN,
        CHANGED,
        STOPPED
    }
}
