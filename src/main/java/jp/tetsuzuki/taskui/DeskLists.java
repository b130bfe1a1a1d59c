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
        Stream<DeskTask> own =
                user.groups().stream().sorted().flatMap(group -> ofGroup(group, user.staffId(), tab, after, size + 1));
        Stream<DeskTask> late = user.groups().stream()
                .filter(DeskUser::isDepartment)
                .sorted()
                .flatMap(group -> lateFor(group, user.staffId(), tab, after, size + 1));
        // Who belongs to both groups of a task would read it twice.
        List<DeskTask> read = Stream.concat(own, late)
                .distinct()
                .sorted(tab == DeskTab.DONE ? LATEST_FIRST : BY_DUE_DATE)
                .limit(size + 1L)
                .toList();
        return read.size() <= size
                ? new Slice(read, Optional.empty())
                : new Slice(read.subList(0, size), Optional.of(place(tab, read.get(size - 1))));
    }

    private Stream<DeskTask> ofGroup(String group, String staffId, DeskTab tab, Optional<Place> after, int rows) {
        return switch (tab) {
            case OPEN -> waiting(of("group_name", group, DeskTask.State.OPEN), after, rows);
            case MINE -> waiting(claimed("group_name", group, staffId), after, rows);
            case OVERDUE -> late("group_name", group, after, rows);
            case DONE -> done("group_name", group, after, rows);
        };
    }

    /** What other groups leave too long and what the group has taken of that. */
    private Stream<DeskTask> lateFor(String group, String staffId, DeskTab tab, Optional<Place> after, int rows) {
        return switch (tab) {
            case OPEN ->
                waiting(
                        of("late_group", group, DeskTask.State.OPEN).and("sorted_at < ?", at(clock.instant())),
                        after,
                        rows);
            case MINE -> waiting(claimed("taken_group", group, staffId), after, rows);
            case OVERDUE -> late("late_group", group, after, rows);
            case DONE -> done("taken_group", group, after, rows);
        };
    }

    private Stream<DeskTask> late(String column, String group, Optional<Place> after, int rows) {
        return Stream.of(DeskTask.State.OPEN, DeskTask.State.CLAIMED)
                .map(state -> of(column, group, state).and("sorted_at < ?", at(clock.instant())))
                .flatMap(query -> waiting(query, after, rows));
    }

    private static Query claimed(String column, String group, String staffId) {
        return of(column, group, DeskTask.State.CLAIMED).and("assignee = ?", staffId);
    }

    private static Query of(String column, String group, DeskTask.State state) {
        return new Query(column + " = ? AND state = ?", group, state.name());
    }

    private Stream<DeskTask> waiting(Query query, Optional<Place> after, int rows) {
        after.ifPresent(place -> query.and("(sorted_at, arrival) > (?, ?)", at(place.at()), place.arrival()));
        return read(query, "sorted_at, arrival", rows);
    }

    private Stream<DeskTask> done(String column, String group, Optional<Place> after, int rows) {
        Query query = of(column, group, DeskTask.State.DONE);
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

        Query and(String condition, Object... further) {
            conditions.append(" AND ").append(condition);
            parameters.addAll(List.of(further));
            return this;
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
