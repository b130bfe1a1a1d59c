package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lists of tasks, page by page. A page is read from where the one before has ended, from an index and for one group at
 * a time, so that each query reads at most one row more than the page shows, however many tasks wait.
 */
@Component
class DeskLists {

    private static final Comparator<DeskTask> BY_DUE_DATE =
            Comparator.comparing(DeskLists::sortedAt).thenComparing(DeskTask::arrival);
    private static final Comparator<DeskTask> LATEST_FIRST = Comparator.comparing(
                    (DeskTask task) -> task.doneAt().orElse(Instant.MIN))
            .thenComparing(DeskTask::arrival)
            .reversed();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DeskSettings settings;

    DeskLists(JdbcClient jdbc, Clock clock, DeskSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A page of a list.
     *
     * @param tasks in the list's order
     * @param next where the next page begins; empty on the last one
     */
    record Slice(List<DeskTask> tasks, Optional<Place> next) {}

    /**
     * A place in a list: behind a certain task.
     *
     * @param at when that task is due, or was done
     * @param arrival the task's place among those of the same moment
     */
    record Place(Instant at, long arrival) {

        private static final Pattern TEXT = Pattern.compile("([0-9TZ:.-]{20,30})_([0-9]{1,18})");

        /** As it stands in an address, such as {@code 2026-11-24T06:00:00Z_4711}. */
        String text() {
            return at + "_" + arrival;
        }

        /**
         * @return empty where the text names no place
         */
        static Optional<Place> parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            try {
                return matcher.matches()
                        ? Optional.of(new Place(Instant.parse(matcher.group(1)), Long.parseLong(matcher.group(2))))
                        : Optional.empty();
            } catch (DateTimeException noMoment) {
                return Optional.empty();
            }
        }
    }

    /**
     * @param after where the page before has ended; empty for the first one
     */
    Slice page(DeskUser user, DeskTab tab, Optional<Place> after) {
        int size = settings.pageSize();
        List<DeskTask> read = user.groups().stream()
                .sorted()
                .flatMap(group -> ofGroup(group, user.staffId(), tab, after, size + 1))
                .sorted(tab == DeskTab.DONE ? LATEST_FIRST : BY_DUE_DATE)
                .limit(size + 1L)
                .toList();
        return read.size() <= size
                ? new Slice(read, Optional.empty())
                : new Slice(read.subList(0, size), Optional.of(place(tab, read.get(size - 1))));
    }

    private Stream<DeskTask> ofGroup(String group, String staffId, DeskTab tab, Optional<Place> after, int rows) {
        return switch (tab) {
            case OPEN -> waiting(group, DeskTask.State.OPEN, Optional.empty(), Optional.empty(), after, rows);
            case MINE -> waiting(group, DeskTask.State.CLAIMED, Optional.of(staffId), Optional.empty(), after, rows);
            case OVERDUE -> {
                Optional<Instant> now = Optional.of(clock.instant());
                yield Stream.of(DeskTask.State.OPEN, DeskTask.State.CLAIMED)
                        .flatMap(state -> waiting(group, state, Optional.empty(), now, after, rows));
            }
            case DONE -> done(group, after, rows);
        };
    }

    private Stream<DeskTask> waiting(
            String group,
            DeskTask.State state,
            Optional<String> assignee,
            Optional<Instant> dueBefore,
            Optional<Place> after,
            int rows) {
        Query query = new Query("group_name = ? AND state = ?", group, state.name());
        assignee.ifPresent(staffId -> query.and("assignee = ?", staffId));
        dueBefore.ifPresent(moment -> query.and("sorted_at < ?", at(moment)));
        after.ifPresent(place -> query.and("(sorted_at, arrival) > (?, ?)", at(place.at()), place.arrival()));
        return read(query, "sorted_at, arrival", rows);
    }

    private Stream<DeskTask> done(String group, Optional<Place> after, int rows) {
        Query query = new Query("group_name = ? AND state = ?", group, DeskTask.State.DONE.name());
        after.ifPresent(place -> query.and("(done_at, arrival) < (?, ?)", at(place.at()), place.arrival()));
        return read(query, "done_at DESC, arrival DESC", rows);
    }

    private Stream<DeskTask> read(Query query, String order, int rows) {
        query.parameters.add(rows);
        return jdbc
                .sql(DeskTasks.SELECT + " WHERE " + query.conditions + " ORDER BY " + order
                        + " FETCH FIRST ? ROWS ONLY")
                .params(query.parameters)
                .query((row, number) -> DeskTasks.of(row))
                .list()
                .stream();
    }

    /** Conditions, and what stands in place of their question marks. */
    private static final class Query {

        private final StringBuilder conditions;
        private final List<Object> parameters;

        Query(String condition, Object... parameters) {
            this.conditions = new StringBuilder(condition);
            this.parameters = new ArrayList<>(List.of(parameters));
        }

        void and(String condition, Object... further) {
            conditions.append(" AND ").append(condition);
            parameters.addAll(List.of(further));
        }
    }

    private static Place place(DeskTab tab, DeskTask last) {
        return new Place(tab == DeskTab.DONE ? last.doneAt().orElseThrow() : sortedAt(last), last.arrival());
    }

    private static Instant sortedAt(DeskTask task) {
        return task.dueAt().orElse(DeskTasks.NO_HURRY);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
