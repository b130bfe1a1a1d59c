package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferFactsTest {

    private final TransferWorld world = new TransferWorld(TestDatabase.H2);
    private final String contract = TransferWorld.newContract();

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, Object> facts() {
        return world.facts().of(contract);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> newestOrder() {
        return ((List<Map<String, Object>>) facts().get("transferOrders")).get(0);
    }

    @Test
    void tell_that_nothing_was_transferred_yet() {
        assertThat(facts())
                .containsEntry("transferMethod", "MAIL")
                .containsEntry("transferredToday", 0L)
                .containsEntry("lowerTransferLimit", false)
                .containsEntry("lowerTransferLimitUntil", null)
                .containsEntry("transferOrders", List.of());
    }

    @Test
    void tell_by_what_the_customer_confirms_transfers() {
        for (TransferMethod method : TransferMethod.values()) {
            world.methods().give(contract, method);

            assertThat(facts()).containsEntry("transferMethod", method.name());
        }
    }

    @Test
    void tell_the_lowered_limit_and_when_it_ends() {
        world.limits().lower(contract);

        assertThat(facts())
                .containsEntry("lowerTransferLimit", true)
                .containsEntry("lowerTransferLimitUntil", Instant.parse("2026-04-02T15:00:00Z"));
    }

    @Test
    void tell_an_order_as_a_customer_reads_it() {
        TransferOrder order = world.accepted(contract, 1_000_000);

        assertThat(facts()).containsEntry("transferredToday", 1_000_000L);
        assertThat(newestOrder())
                .containsEntry("receivedAt", order.receivedAt())
                .containsEntry("number", order.number())
                .containsEntry("payee", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ")
                .containsEntry("amount", 1_000_000L)
                .containsEntry("amountText", "1,000,000円")
                .containsEntry("state", "受付")
                .containsEntry("reason", null);
    }

    @Test
    void tell_what_becomes_of_an_order() {
        TransferOrder order = world.accepted(contract, 1_000);

        world.settlement().handOver(order.number());
        assertThat(newestOrder()).containsEntry("state", "送信済");
        world.settle(order);
        assertThat(newestOrder()).containsEntry("state", "完了").containsEntry("reason", null);
    }

    @Test
    void tell_why_an_order_failed_and_do_not_count_it() {
        world.settle(world.acceptedInVain(contract, 1_000));

        assertThat(newestOrder()).containsEntry("state", "不能").containsEntry("reason", "該当口座がありません");
        assertThat(facts()).containsEntry("transferredToday", 0L);
    }
}
