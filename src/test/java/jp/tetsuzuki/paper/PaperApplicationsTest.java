package jp.tetsuzuki.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.tetsuzuki.paper.PaperApplications.Making;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class PaperApplicationsTest {

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
        private ApplicationWorld world;

        Rules(TestDatabase database) {
            this.database = database;
        }

        @BeforeAll
        void open() {
            world = new ApplicationWorld(database);
        }

        @AfterAll
        void close() {
            world.close();
        }

        @Test
        void an_application_is_found_by_its_number_with_all_that_it_asks_for() {
            String contract = world.newContract();
            PaperRequest request = ApplicationWorld.replacing("new@example.jp");

            PaperApplication made = world.make(contract, request);

            assertThat(world.find(made.number())).contains(made);
            assertThat(made.contractNumber()).isEqualTo(contract);
            assertThat(made.request()).isEqualTo(request);
            assertThat(made.words()).isEqualTo(ApplicationWorld.words());
            assertThat(made.used()).isFalse();
            assertThat(world.auditOf(made.number())).containsExactly("paper.application MADE");
        }

        @Test
        void a_number_that_no_application_has_finds_none() {
            assertThat(world.find("P261124999990")).isEmpty();
        }

        @Test
        void printed_again_the_same_wish_is_the_same_paper() {
            String contract = world.newContract();
            PaperApplication first = world.make(contract, ApplicationWorld.unlocking());

            assertThat(world.make(contract, ApplicationWorld.unlocking())).isEqualTo(first);
        }

        @Test
        void another_wish_is_another_paper() {
            String contract = world.newContract();
            PaperApplication first = world.make(contract, ApplicationWorld.replacing("one@example.jp"));
            PaperApplication second = world.make(contract, ApplicationWorld.replacing("two@example.jp"));

            assertThat(second.number()).isNotEqualTo(first.number());
        }

        @Test
        void the_newest_is_the_one_that_was_printed_last() {
            String contract = world.newContract();
            PaperApplication first = world.make(contract, ApplicationWorld.unlocking());
            world.clock().advance(Duration.ofMinutes(1));
            PaperApplication second = world.make(contract, ApplicationWorld.replacing("one@example.jp"));
            assertThat(world.applications().newest(contract)).contains(second);

            world.clock().advance(Duration.ofMinutes(1));
            world.make(contract, ApplicationWorld.unlocking());
            assertThat(world.applications().newest(contract)).contains(first);
        }

        @Test
        void an_application_is_used_once() {
            PaperApplication made = world.make(world.newContract(), ApplicationWorld.unlocking());

            assertThat(ApplicationWorld.atOnce(4, () -> world.applications().use(made.number())))
                    .containsOnlyOnce(true);

            assertThat(world.find(made.number()).map(PaperApplication::used)).contains(true);
            assertThat(world.auditOf(made.number())).containsOnlyOnce("paper.applicationUse DONE");
        }

        @Test
        void a_used_application_is_neither_the_newest_nor_printed_again() {
            String contract = world.newContract();
            PaperApplication used = world.make(contract, ApplicationWorld.unlocking());
            world.applications().use(used.number());

            assertThat(world.applications().newest(contract)).isEmpty();
            assertThat(world.make(contract, ApplicationWorld.unlocking()).number())
                    .isNotEqualTo(used.number());
        }

        @Test
        void an_application_can_be_handed_in_until_the_end_of_the_ninetieth_day() {
            String contract = world.newContract();
            PaperApplication made = world.make(contract, ApplicationWorld.unlocking());
            Instant ninetyDaysLater = made.createdAt().plus(Duration.ofDays(90));
            LocalDate last = LocalDate.ofInstant(ninetyDaysLater, world.clock().getZone());
            assertThat(world.applications().validUntil(made)).isEqualTo(last);

            Instant end = last.plusDays(1).atStartOfDay(world.clock().getZone()).toInstant();
            world.clock().moveTo(end.minusMillis(1));
            assertThat(world.find(made.number())).isPresent();

            world.clock().moveTo(end);
            assertThat(world.find(made.number())).isEmpty();
            assertThat(world.applications().newest(contract)).isEmpty();
            assertThat(world.applications().use(made.number())).isFalse();
        }

        @Test
        void a_contract_makes_only_so_many_in_one_day() {
            String contract = world.newContract();
            for (int made = 0; made < ApplicationWorld.MOST_A_DAY; made++) {
                world.make(contract, ApplicationWorld.replacing("a" + made + "@example.jp"));
            }

            assertThat(world.applications().make(contract, ApplicationWorld.unlocking(), ApplicationWorld.words()))
                    .isInstanceOf(Making.TooMany.class);
            assertThat(world.make(contract, ApplicationWorld.replacing("a0@example.jp")))
                    .as("one of them, printed again")
                    .isNotNull();

            world.clock().advance(Duration.ofDays(1));
            assertThat(world.make(contract, ApplicationWorld.unlocking())).isNotNull();
        }

        @Test
        void what_was_made_long_ago_is_removed() {
            PaperApplication made = world.make(world.newContract(), ApplicationWorld.unlocking());

            world.applications().removeBefore(made.createdAt());
            assertThat(world.find(made.number())).isPresent();

            world.applications().removeBefore(made.createdAt().plusMillis(1));
            assertThat(world.find(made.number())).isEmpty();
        }
    }
}
