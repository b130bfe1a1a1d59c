package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import jp.tetsuzuki.token.TestDatabase;
import jp.tetsuzuki.transfer.CoreBanking.Result.Completed;
import jp.tetsuzuki.transfer.CoreBanking.Result.Failed;
import jp.tetsuzuki.transfer.CoreBanking.Result.Pending;
import jp.tetsuzuki.transfer.ScriptedCoreBanking.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class SettlementTest {

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
            world.line().becomes(Line.SOUND);
        }

        @AfterAll
        void close() {
            world.close();
        }

        @Test
        void hands_an_order_over_once_however_often_it_is_asked_to() {
            TransferOrder order = world.accepted(contract, 1_000);

            world.settlement().handOver(order.number());
            world.settlement().handOver(order.number());

            assertThat(world.stateOf(order)).isEqualTo(TransferState.SENT);
            assertThat(world.postingsOf(order)).isEqualTo(1);
            assertThat(world.auditOf(contract)).containsExactly("transfer.accept DONE", "transfer.send DONE");
        }

        /** Killed between posting and recording: what is posted stays, what is recorded does not. */
        @Test
        void posts_once_where_it_was_cut_short_between_posting_and_recording() {
            TransferOrder order = world.accepted(contract, 1_000);
            assertThatThrownBy(() -> world.transaction().executeWithoutResult(step -> {
                        world.settlement().handOver(order.number());
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");
            assertThat(world.stateOf(order)).isEqualTo(TransferState.RECEIVED);
            assertThat(world.postingsOf(order)).isEqualTo(1);

            world.settlement().handOver(order.number());

            assertThat(world.stateOf(order)).isEqualTo(TransferState.SENT);
            assertThat(world.postingsOf(order)).isEqualTo(1);
        }

        @Test
        void posts_once_where_the_answer_was_lost() {
            TransferOrder order = world.accepted(contract, 1_000);
            world.line().becomes(Line.MUTE);
            assertThatThrownBy(() -> world.settlement().handOver(order.number()))
                    .isInstanceOf(CoreBankingUnreachable.class);
            assertThat(world.stateOf(order)).isEqualTo(TransferState.RECEIVED);

            world.line().becomes(Line.SOUND);
            world.settlement().handOver(order.number());

            assertThat(world.stateOf(order)).isEqualTo(TransferState.SENT);
            assertThat(world.postingsOf(order)).isEqualTo(1);
        }

        @Test
        void keeps_the_order_while_core_banking_is_out_of_reach() {
            TransferOrder order = world.accepted(contract, 1_000);
            world.line().becomes(Line.DEAD);

            assertThatThrownBy(() -> world.settlement().handOver(order.number()))
                    .isInstanceOf(CoreBankingUnreachable.class)
                    .message()
                    .doesNotContain(order.payee().name(), order.payee().accountNumber());

            assertThat(world.stateOf(order)).isEqualTo(TransferState.RECEIVED);
            assertThat(world.postingsOf(order)).isZero();
        }

        @Test
        void hands_an_order_over_once_where_the_step_runs_several_times_at_once() {
            TransferOrder order = world.accepted(contract, 1_000);

            TransferWorld.atOnce(8, () -> {
                world.settlement().handOver(order.number());
                return true;
            });

            assertThat(world.stateOf(order)).isEqualTo(TransferState.SENT);
            assertThat(world.postingsOf(order)).isEqualTo(1);
            assertThat(world.auditOf(contract)).containsExactly("transfer.accept DONE", "transfer.send DONE");
        }

        @Test
        void waits_while_there_is_no_result() {
            TransferOrder order = world.accepted(contract, 1_000);
            world.settlement().handOver(order.number());
            world.clock().advance(Duration.ofSeconds(30).minusMillis(1));

            assertThat(world.settlement().askResult(order.number())).isEqualTo(new Pending());
            assertThat(world.stateOf(order)).isEqualTo(TransferState.SENT);
        }

        @Test
        void waits_while_core_banking_does_not_answer() {
            TransferOrder order = world.accepted(contract, 1_000);
            world.settlement().handOver(order.number());
            world.line().becomes(Line.DEAD);

            assertThatThrownBy(() -> world.settlement().askResult(order.number()))
                    .isInstanceOf(CoreBankingUnreachable.class);
            assertThat(world.stateOf(order)).isEqualTo(TransferState.SENT);
        }

        @Test
        void notes_that_the_money_has_arrived() {
            TransferOrder order = world.accepted(contract, 1_000);
            world.settlement().handOver(order.number());
            world.clock().advance(Duration.ofSeconds(30));

            assertThat(world.settlement().askResult(order.number())).isEqualTo(new Completed());
            assertThat(world.settlement().askResult(order.number())).isEqualTo(new Completed());

            assertThat(world.stateOf(order)).isEqualTo(TransferState.COMPLETED);
            assertThat(world.auditOf(contract))
                    .containsExactly("transfer.accept DONE", "transfer.send DONE", "transfer.complete DONE");
        }

        @Test
        void notes_why_an_order_could_not_be_carried_out() {
            TransferOrder order = world.acceptedInVain(contract, 1_000);
            world.settlement().handOver(order.number());
            world.clock().advance(Duration.ofSeconds(30));

            assertThat(world.settlement().askResult(order.number())).isEqualTo(new Failed("該当口座がありません"));

            assertThat(world.orders().byNumber(order.number()))
                    .contains(new Transfer(order, TransferState.FAILED, Optional.of("該当口座がありません")));
            assertThat(world.auditOf(contract)).endsWith("transfer.fail DONE");
        }

        @Test
        void knows_no_orders_but_accepted_ones() {
            assertThatThrownBy(() -> world.settlement().handOver("260401-0000000"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> world.settlement().askResult("260401-0000000"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
