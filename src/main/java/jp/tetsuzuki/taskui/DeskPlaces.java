package jp.tetsuzuki.taskui;

import java.util.List;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.DeskNavigation;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.stereotype.Component;

/** The desk's own places in its navigation: the lists, and the procedures that the person may begin. */
@Component
class DeskPlaces implements DeskNavigation {

    private static final int LISTS = 10;
    private static final int PROCEDURES = 20;

    private final DeskStarts starts;

    DeskPlaces(DeskStarts starts) {
        this.starts = starts;
    }

    @Override
    public List<Entry> entriesFor(DeskUser user) {
        return Stream.concat(
                        Stream.of(new Entry("一覧", "/staff", LISTS)),
                        starts.of(user).stream()
                                .map(procedure -> new Entry(
                                        procedure.name(), "/staff/procedures/" + procedure.key(), PROCEDURES)))
                .toList();
    }
}
