package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.customer.CustomerSearch.Found;
import jp.tetsuzuki.customer.CustomerSearch.Place;
import jp.tetsuzuki.customer.CustomerSearch.Slice;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CustomerSearchTest {

    private static final Optional<String> MAIN = Optional.of("001");
    private static final Optional<String> ALL = Optional.empty();

    @Nested
    class OnH2 extends Rules {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Rules {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Rules {

        private final TestDatabase database;
        private JdbcClient jdbc;
        private CustomerSearch search;

        Rules(TestDatabase database) {
            this.database = database;
        }

        @BeforeAll
        void open() {
            jdbc = JdbcClient.create(new DriverManagerDataSource(database.migratedUrl(), database.user(), ""));
            search = new CustomerSearch(jdbc);
            jdbc.sql("INSERT INTO branch (code, name) VALUES ('001', '本店営業部'), ('002', '別府支店')")
                    .update();
            register("1000000001", "ハタ タロウ", "001");
            register("1000000002", "バイ ジロウ", "001");
            register("1000000003", "ハイ サブロウ", "001");
            register("1000000004", "ハイ サブロウ", "001");
            register("1000000005", "ハイ サブロウ", "002");
            register("1000000006", "ヒタ ゴロウ", "001");
        }

        private void register(String contractNumber, String nameKana, String branch) {
            jdbc.sql("""
                            INSERT INTO customer (contract_number, name, name_kana, kana_key, branch_code, phone,
                                notice_address, created_at)
                            VALUES (?, '試験', ?, ?, ?, '097', 'a@example.jp', CURRENT_TIMESTAMP)""")
                    .params(contractNumber, nameKana, KanaKey.ofName(nameKana).digits(), branch)
                    .update();
        }

        private List<String> numbers(Slice slice) {
            return slice.customers().stream().map(Found::contractNumber).toList();
        }

        @Test
        void finds_the_customers_of_a_branch_whose_names_begin_so_in_the_order_of_their_names() {
            Slice found = search.byKana(MAIN, "は", Optional.empty(), 10);

            assertThat(numbers(found)).containsExactly("1000000003", "1000000004", "1000000001");
            assertThat(found.customers().get(0).branch()).isEqualTo(new Branch("001", "本店営業部"));
            assertThat(found.next()).isEmpty();
        }

        @Test
        void finds_those_of_all_branches_where_none_is_given() {
            assertThat(numbers(search.byKana(ALL, "ﾊｲ", Optional.empty(), 10)))
                    .containsExactly("1000000003", "1000000004", "1000000005");
        }

        @Test
        void goes_on_from_page_to_page_without_losing_or_repeating_anybody() {
            List<String> seen = new ArrayList<>();
            Optional<Place> place = Optional.empty();
            do {
                Slice slice = search.byKana(ALL, "ハ", place, 1);
                seen.addAll(numbers(slice));
                place = slice.next().map(next -> Place.parse(next.text()).orElseThrow());
            } while (place.isPresent());

            assertThat(seen).containsExactly("1000000003", "1000000004", "1000000005", "1000000001");
        }

        @Test
        void a_page_that_is_just_full_has_none_behind_it() {
            assertThat(search.byKana(MAIN, "ハ", Optional.empty(), 3).next()).isEmpty();
            assertThat(search.byKana(MAIN, "ハ", Optional.empty(), 2).next()).isPresent();
        }

        @Test
        void a_name_that_nobody_has_finds_nobody() {
            assertThat(search.byKana(ALL, "ワ", Optional.empty(), 10).customers())
                    .isEmpty();
        }
    }
}
