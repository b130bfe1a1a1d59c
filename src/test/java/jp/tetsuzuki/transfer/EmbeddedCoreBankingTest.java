package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class EmbeddedCoreBankingTest {

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
        private final String contract = TransferWorld.newContract();
        private TransferWorld world;

        Rules(TestDatabase database) {
            this.database = database;
        }

        @BeforeAll
        void open() {
            world = new TransferWorld(database);
        }

        @AfterAll
        void close() {
            world.close();
        }

        @Test
        void gives_the_same_answer_to_the_same_order() {
            TransferOrder order = world.accepted(contract, 1);
            TransferOrder other = world.accepted(contract, 1);

            String reference = world.coreBanking().post(order);

            assertThat(world.coreBanking().post(other)).isNotEqualTo(reference);
            assertThat(world.coreBanking().post(order)).isEqualTo(reference);
        }

        @Test
        void posts_an_order_once_that_arrives_several_times_at_once() {
            TransferOrder order = world.accepted(contract, 1);

            assertThat(new HashSet<>(
                            TransferWorld.atOnce(16, () -> world.coreBanking().post(order))))
                    .hasSize(1);
            assertThat(world.postingsOf(order)).isEqualTo(1);
        }

        @Test
        void knows_no_result_of_what_was_never_posted() {
            TransferOrder order = world.accepted(contract, 1);

            assertThatThrownBy(() -> world.coreBanking().resultOf(order.number()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
