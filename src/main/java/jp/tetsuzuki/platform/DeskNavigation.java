package jp.tetsuzuki.platform;

import java.util.List;

/** Entries of the staff desk's navigation; each feature that has pages there offers a bean. */
public interface DeskNavigation {

    /**
     * A page that one may always go to.
     *
     * @param label as staff read it
     * @param href address, beginning with {@code /staff}
     * @param order place among the entries of all features, the lowest first
     */
    record Entry(String label, String href, int order) {}

    /** The entries for who is logged in; empty where the feature has nothing for them. */
    List<Entry> entriesFor(DeskUser user);
}
