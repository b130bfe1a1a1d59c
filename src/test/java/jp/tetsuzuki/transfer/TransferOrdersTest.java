package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.token.TestDatabase;
import jp.tetsuzuki.transfer.Acceptance.Accepted;
import jp.tetsuzuki.transfer.Acceptance.LimitExceeded;
import jp.tetsuzuki.transfer.Acceptance.MethodChanged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class TransferOrdersTest {

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

        private static final Instant AFTERNOON = Instant.parse("2026-04-01T05:30:10Z");

        private final TestDatabase database;
        private TransferWorld world;
        private String contract;

        Rules(TestDatabase database) {
            this.database = database;
        }

        @BeforeAll
        void open() {
            world = new TransferWorld(database);
        }

        @BeforeEach
        void welcomeNewCustomer() {
            contract = TransferWorld.newContract();
            world.clock().moveTo(AFTERNOON);
        }

        @AfterAll
        void close() {
            world.close();
        }

        @Test
        void accepts_an_order_and_gives_it_a_number_with_the_day_in_it() {
            TransferOrder order = world.accepted(contract, 300_000);

            assertThat(order.number()).matches("260401-[0-9]{6}");
            assertThat(world.orders().byNumber(order.number()))
                    .contains(new Transfer(order, TransferState.RECEIVED, Optional.empty()));
            assertThat(world.auditOf(contract)).containsExactly("transfer.accept DONE");
        }

        @Test
        void gives_no_two_orders_one_number() {
            for (int i = 0; i < 20; i++) {
                world.accepted(contract, 1);
            }

            assertThat(world.limits().of(contract).transferredToday()).isEqualTo(20);
        }

        @Test
        void accepts_up_to_the_last_yen_of_the_limit_and_no_more() {
            world.accepted(contract, 999_999);

            assertThat(world.accept(contract, 2)).isEqualTo(new LimitExceeded(1));
            assertThat(world.accept(contract, 1)).isInstanceOf(Accepted.class);
            assertThat(world.accept(contract, 1)).isEqualTo(new LimitExceeded(0));
            assertThat(world.auditOf(contract))
                    .containsExactly(
                            "transfer.accept DONE",
                            "transfer.accept REFUSED_LIMIT",
                            "transfer.accept DONE",
                            "transfer.accept REFUSED_LIMIT");
        }

        @Test
        void tells_that_nothing_is_left_where_the_limit_is_below_what_was_transferred() {
            world.accepted(contract, 500_000);

            assertThat(world.orders().accept(contract, TransferWorld.payee("1234567"), 1, TransferMethod.MAIL, 100_000))
                    .isEqualTo(new LimitExceeded(0));
        }

        @Test
        void knows_no_order_of_nothing_or_less() {
            for (long amount : new long[] {0, -1, Long.MIN_VALUE}) {
                assertThatThrownBy(() -> world.accept(contract, amount)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(world.orders().latest(contract)).isEmpty();
        }

        @Test
        void never_exceeds_the_limit_however_many_orders_come_at_once() {
            List<Acceptance> answers = TransferWorld.atOnce(24, () -> world.accept(contract, 300_000));

            assertThat(answers).filteredOn(Accepted.class::isInstance).hasSize(3);
            assertThat(answers)
                    .filteredOn(answer -> !(answer instanceof Accepted))
                    .hasSize(21)
                    .containsOnly(new LimitExceeded(100_000));
            assertThat(world.limits().of(contract).transferredToday()).isEqualTo(900_000);
        }

        @Test
        void counts_no_other_contracts_orders() {
            world.accepted(TransferWorld.newContract(), TransferWorld.LIMIT);

            assertThat(world.accept(contract, TransferWorld.LIMIT)).isInstanceOf(Accepted.class);
        }

        @Test
        void gives_the_amount_of_a_failed_order_back() {
            TransferOrder failing = world.acceptedInVain(contract, 800_000);
            assertThat(world.accept(contract, 300_000)).isEqualTo(new LimitExceeded(200_000));

            world.settle(failing);

            assertThat(world.stateOf(failing)).isEqualTo(TransferState.FAILED);
            assertThat(world.accept(contract, 300_000)).isInstanceOf(Accepted.class);
        }

        @Test
        void keeps_counting_an_order_that_is_sent_and_completed() {
            TransferOrder order = world.accepted(contract, 800_000);

            world.settle(order);

            assertThat(world.stateOf(order)).isEqualTo(TransferState.COMPLETED);
            assertThat(world.accept(contract, 300_000)).isEqualTo(new LimitExceeded(200_000));
        }

        @Test
        void begins_a_new_day_at_midnight_in_japan() {
            world.clock().moveTo(Instant.parse("2026-04-01T14:59:59.999Z"));
            TransferOrder lastOfTheDay = world.accepted(contract, TransferWorld.LIMIT);
            assertThat(world.accept(contract, 1)).isEqualTo(new LimitExceeded(0));

            world.clock().moveTo(Instant.parse("2026-04-01T15:00:00Z"));

            assertThat(lastOfTheDay.number()).startsWith("260401-");
            assertThat(world.accepted(contract, TransferWorld.LIMIT).number()).startsWith("260402-");
            assertThat(world.accept(contract, 1)).isEqualTo(new LimitExceeded(0));
        }

        @Test
        void does_not_begin_a_new_day_at_midnight_elsewhere() {
            world.clock().moveTo(Instant.parse("2026-03-31T23:59:00Z"));
            world.accepted(contract, TransferWorld.LIMIT);

            world.clock().moveTo(Instant.parse("2026-04-01T00:01:00Z"));

            assertThat(world.accept(contract, 1)).isEqualTo(new LimitExceeded(0));
        }

        @Test
        void refuses_an_order_confirmed_by_a_method_that_the_customer_no_longer_has() {
            world.methods().give(contract, TransferMethod.OTP);

            assertThat(world.accept(contract, 1)).isEqualTo(new MethodChanged());
            assertThat(world.orders().latest(contract)).isEmpty();
            assertThat(world.auditOf(contract)).containsExactly("transfer.accept REFUSED_METHOD_CHANGED");
        }

        @Test
        void moves_an_order_on_once_and_never_back() {
            TransferOrder order = world.accepted(contract, 1);
            world.orders().completed(order);
            world.orders().failed(order, "早すぎます");
            assertThat(world.stateOf(order)).isEqualTo(TransferState.RECEIVED);

            world.orders().sent(order, "1");
            world.orders().sent(order, "2");
            world.orders().completed(order);
            world.orders().failed(order, "遅すぎます");

            assertThat(world.orders().byNumber(order.number()))
                    .contains(new Transfer(order, TransferState.COMPLETED, Optional.empty()));
            assertThat(world.auditOf(contract))
                    .containsExactly("transfer.accept DONE", "transfer.send DONE", "transfer.complete DONE");
        }

        @Test
        void shows_the_ten_newest_orders_newest_first() {
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                numbers.add(world.accepted(contract, 1).number());
                world.clock().advance(Duration.ofSeconds(1));
            }
            Collections.reverse(numbers);

            assertThat(world.orders().latest(contract))
                    .extracting(transfer -> transfer.order().number())
                    .containsExactlyElementsOf(numbers.subList(0, 10));
        }

        @Test
        void leaves_nothing_of_an_order_whose_step_is_rolled_back() {
            assertThatThrownBy(() -> world.transaction().executeWithoutResult(step -> {
                        world.accepted(contract, TransferWorld.LIMIT);
                        throw new IllegalStateException("the engine failed");
                    }))
                    .hasMessage("the engine failed");

            assertThat(world.auditOf(contract)).isEmpty();
            assertThat(world.accept(contract, TransferWorld.LIMIT)).isInstanceOf(Accepted.class);
        }
    }
}
