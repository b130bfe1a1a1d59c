package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.transaction.IllegalTransactionStateException;

class TransferLimitsTest {

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

        private Optional<Instant> loweredUntil(String contractNumber) {
            return world.limits().of(contractNumber).loweredUntil();
        }

        @Test
        void are_the_ordinary_ones_of_a_contract_that_nothing_is_known_of() {
            assertThat(world.limits().of("8999999999")).isEqualTo(new TransferLimits.Standing(0, Optional.empty()));
        }

        @Test
        void stay_lowered_until_the_end_of_the_next_day_in_japan() {
            Instant end = Instant.parse("2026-04-02T15:00:00Z");
            world.clock().moveTo(Instant.parse("2026-04-01T14:59:59Z"));

            world.limits().lower(contract);

            assertThat(loweredUntil(contract)).contains(end);
            world.clock().moveTo(end.minusMillis(1));
            assertThat(loweredUntil(contract)).contains(end);
            world.clock().moveTo(end);
            assertThat(loweredUntil(contract)).isEmpty();
            assertThat(world.auditOf(contract)).containsExactly("transfer.lowerLimit DONE");
        }

        @Test
        void are_lowered_for_longer_by_a_later_recovery_and_for_no_less_by_an_earlier_clock() {
            String other = TransferWorld.newContract();
            world.clock().moveTo(Instant.parse("2026-04-01T01:00:00Z"));
            world.limits().lower(other);
            world.clock().moveTo(Instant.parse("2026-04-02T01:00:00Z"));

            world.limits().lower(other);

            assertThat(loweredUntil(other)).contains(Instant.parse("2026-04-03T15:00:00Z"));
            world.clock().moveTo(Instant.parse("2026-04-01T01:00:00Z"));
            world.limits().lower(other);
            assertThat(loweredUntil(other)).contains(Instant.parse("2026-04-03T15:00:00Z"));
        }

        @Test
        void are_lowered_for_one_contract_only() {
            world.limits().lower(TransferWorld.newContract());

            assertThat(loweredUntil(TransferWorld.newContract())).isEmpty();
        }

        @Test
        void are_lowered_together_with_the_step_that_asks_for_it_or_not_at_all() {
            String other = TransferWorld.newContract();

            assertThatThrownBy(() -> world.transaction().executeWithoutResult(step -> {
                        world.limits().lower(other);
                        throw new IllegalStateException("the engine failed");
                    }))
                    .hasMessage("the engine failed");

            assertThat(loweredUntil(other)).isEmpty();
        }

        @Test
        void lock_nothing_outside_of_a_transaction() {
            assertThatThrownBy(() -> world.limits().lock(contract))
                    .isInstanceOf(IllegalTransactionStateException.class);
        }
    }
}
