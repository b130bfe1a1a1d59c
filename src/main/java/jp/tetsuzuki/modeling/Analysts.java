package jp.tetsuzuki.modeling;

import jp.tetsuzuki.platform.DeskUser;

/** What all pages below 手続きの分析 ask of a request. */
final class Analysts {

    private static final String GROUP = "analyst";

    private Analysts() {}

    static boolean isOne(DeskUser user) {
        return user.groups().contains(GROUP);
    }

    /**
     * @throws NoSuchView for everybody else
     */
    static void admit(DeskUser user) {
        if (!isOne(user)) {
            throw new NoSuchView();
        }
    }

    /**
     * The number of a list's page.
     *
     * @throws NoSuchView where it is none
     */
    static int page(String asked) {
        if (!asked.matches("[1-9][0-9]{0,5}")) {
            throw new NoSuchView();
        }
        return Integer.parseInt(asked);
    }
}
