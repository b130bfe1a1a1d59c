package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.HEADQUARTERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.platform.PostgresServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * With 100,000 tasks of 50 branches in PostgreSQL, most of them due at the same few moments, no page of a list reads more
 * rows than it shows and the one that tells whether there is another page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlanTest {

    private static final Instant NOW = Instant.parse("2027-02-01T06:00:00Z");
    private static final int PAGE = 20;

    private SingleConnectionDataSource connection;
    private JdbcClient jdbc;
    private DeskLists lists;

    @BeforeAll
    void fillDesk() {
        String url = PostgresServer.emptyDatabase();
        Flyway.configure()
                .dataSource(url, PostgresServer.USER, "")
                .locations("classpath:db/common", "classpath:db/postgresql")
                .load()
                .migrate();
        connection = new SingleConnectionDataSource(url, PostgresServer.USER, "", true);
        jdbc = JdbcClient.create(connection);
        lists = new DeskLists(jdbc, Clock.fixed(NOW, ZoneId.of("Asia/Tokyo")), new DeskSettings("desk-customer", PAGE));
        jdbc.sql("""
                        INSERT INTO desk_task (task_id, process_instance_id, root_instance_id, definition_id, activity_id,
                            name, group_name, late_group, taken_group, case_number, branch_code, created_at, due_at, sorted_at, state, assignee,
                            assignee_name, done_at)
                        SELECT 't' || n, 'i' || n, 'i' || n, 'd', 'userTask_check', '記載を照合する',
                               'clerk@' || lpad((n % 50 + 1)::text, 3, '0'), 'headquarters',
                               CASE WHEN state <> 'OPEN' AND n % 11 = 0 THEN 'headquarters' END, 'c' || n, lpad((n % 50 + 1)::text, 3, '0'),
                               TIMESTAMPTZ '2027-01-29 06:00Z', due, due, state,
                               CASE WHEN state = 'OPEN' THEN NULL WHEN n % 11 = 0 THEN 'hq1' ELSE 'clerk' || n % 3 END,
                               CASE state WHEN 'OPEN' THEN NULL ELSE '窓口' END,
                               CASE state WHEN 'DONE' THEN due - INTERVAL '1 hour' END
                          FROM (SELECT n, TIMESTAMPTZ '2027-01-30 06:00Z' + (n % 7) * INTERVAL '1 day' AS due,
                                       (ARRAY['OPEN', 'OPEN', 'CLAIMED', 'DONE'])[n / 50 % 4 + 1] AS state
                                  FROM generate_series(1, 100000) AS n) AS made""").update();
        jdbc.sql("ANALYZE desk_task").update();
    }

    @AfterAll
    void stop() {
        connection.destroy();
    }

    @ParameterizedTest
    @EnumSource
    void no_page_reads_more_rows_than_it_shows_and_one(DeskTab tab) {
        assertReadsWhatItShows(CLERK, tab);
    }

    @ParameterizedTest
    @EnumSource
    void nor_does_one_of_what_all_branches_have_left_too_long(DeskTab tab) {
        assertReadsWhatItShows(HEADQUARTERS, tab);
    }

    private void assertReadsWhatItShows(Colleague who, DeskTab tab) {
        Optional<DeskLists.Place> place = Optional.empty();
        for (int number = 0; number < 5; number++) {
            long before = rowsRead();
            DeskLists.Slice slice = lists.page(who, tab, place);
            assertThat(slice.tasks()).as("page %d", number).hasSize(PAGE);
            int queries = tab == DeskTab.OVERDUE ? 2 : 1;
            assertThat(rowsRead() - before).as("page %d", number).isBetween((long) PAGE, queries * (PAGE + 1L));
            place = slice.next();
        }
    }

    @Test
    void pages_of_what_is_due_at_the_same_moment_show_each_task_once() {
        List<String> shown = new ArrayList<>();
        Optional<DeskLists.Place> place = Optional.empty();
        do {
            DeskLists.Slice slice = lists.page(CLERK, DeskTab.OPEN, place);
            slice.tasks().forEach(task -> shown.add(task.id()));
            place = slice.next();
        } while (place.isPresent());
        assertThat(shown).hasSize(1_000).doesNotHaveDuplicates();
    }

    /** Rows of the table that have been fetched for this connection's queries so far, by an index or by looking at all. */
    private long rowsRead() {
        jdbc.sql("SELECT pg_stat_force_next_flush()").query((row, number) -> "").list();
        jdbc.sql("SELECT pg_stat_clear_snapshot()").query((row, number) -> "").list();
        return jdbc.sql("""
                        SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_user_tables WHERE relname = 'desk_task'""").query(Long.class).single();
    }
}
