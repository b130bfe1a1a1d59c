package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import jp.tetsuzuki.token.TokensInUse.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensInUseTest {

    private final TokenWorld world = new TokenWorld(TestDatabase.H2);
    private final String contract = TokenWorld.newContract();

    @AfterEach
    void close() {
        world.close();
    }

    private Standing standing() {
        return world.bean(TokensInUse.class).standing(contract);
    }

    private void lock(TokenSecret secret) {
        String wrong = world.wrongCode(secret);
        for (int i = 0; i < 5; i++) {
            world.passwords().check(contract, wrong);
        }
    }

    @Test
    void a_token_confirms_nothing_before_its_use_has_started() {
        assertThat(standing()).isEqualTo(Standing.NOT_IN_USE);
        world.setUp(contract);
        assertThat(standing()).isEqualTo(Standing.NOT_IN_USE);

        world.tokens().startUse(contract);

        assertThat(standing()).isEqualTo(Standing.IN_USE);
    }

    @Test
    void a_token_confirms_nothing_after_its_release() {
        world.inUse(contract);
        world.tokens().release(contract);

        assertThat(standing()).isEqualTo(Standing.NOT_IN_USE);
    }

    @Test
    void a_token_in_use_that_is_locked_stays_one_in_use() {
        lock(world.inUse(contract));

        assertThat(standing()).isEqualTo(Standing.LOCKED);
        assertThat(world.bean(TokensInUse.class).inUse(contract)).isTrue();
    }

    @Test
    void a_token_that_is_locked_before_its_use_closes_transfers_as_well() {
        lock(world.setUp(contract));

        assertThat(standing()).isEqualTo(Standing.LOCKED);
        assertThat(world.bean(TokensInUse.class).inUse(contract)).isFalse();
    }
}
