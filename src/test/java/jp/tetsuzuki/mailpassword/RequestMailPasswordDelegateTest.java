package jp.tetsuzuki.mailpassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class RequestMailPasswordDelegateTest extends Rules {

    private static final Duration PAUSE = Duration.ofSeconds(60);

    private String session;

    RequestMailPasswordDelegateTest() {
        super(TestDatabase.H2);
    }

    @BeforeEach
    void logIn() {
        session = MailPasswordWorld.newSession();
        world.enter(session);
    }

    private Object request(String passwordFor, String request, boolean mobileNew, boolean pcNew) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("contractNumber", contract);
        variables.put("mailPasswordFor", passwordFor);
        variables.put("mailPasswordRequest", request);
        variables.put("mobileAddress", "mobile@example.jp");
        variables.put("mobileAddressNew", mobileNew);
        variables.put("pcAddress", "pc@example.jp");
        variables.put("pcAddressNew", pcNew);
        Step step = new Step(variables);
        world.execute("requestMailPasswordDelegate", step.execution());
        return step.variables().get("mailPasswordRequestOutcome");
    }

    private Object request(String request) {
        return request("IN_USE", request, false, false);
    }

    /** The requests whose sending was ordered, in order. */
    @SuppressWarnings("unchecked")
    private List<String> ordered(int count) {
        ArgumentCaptor<Map<String, Object>> variables = ArgumentCaptor.forClass(Map.class);
        verify(world.runtime(), times(count))
                .startProcessInstanceByKey(eq("mail-password-dispatch"), eq(contract), variables.capture());
        assertThat(variables.getAllValues())
                .allSatisfy(each -> assertThat(each).containsOnlyKeys("contractNumber", "mailPasswordRequestId"));
        return variables.getAllValues().stream()
                .map(each -> (String) each.get("mailPasswordRequestId"))
                .toList();
    }

    @Test
    void needs_none_where_none_is_called_for() {
        assertThat(request("IF_NONE")).isEqualTo("NOT_NEEDED");
        assertThat(request("NEW", "IF_NONE", false, false)).isEqualTo("NOT_NEEDED");
        ordered(0);
    }

    @Test
    void orders_the_sending_to_the_addresses_in_use_once() {
        world.use(contract, "mobile@example.jp", null);

        assertThat(request("IF_NONE")).isEqualTo("REQUESTED");
        assertThat(request("IF_NONE")).isEqualTo("STILL_VALID");

        assertThat(ordered(1))
                .allMatch(request -> world.passwords().begin(request).isPresent());
    }

    @Test
    void says_what_stands_against_another_one() {
        world.use(contract, "mobile@example.jp", null);
        request("IF_NONE");

        assertThat(request("AGAIN")).isEqualTo("TOO_SOON");
        for (int i = 0; i < 5; i++) {
            world.clock().advance(PAUSE);
            assertThat(request("AGAIN")).isEqualTo("REQUESTED");
        }
        world.clock().advance(PAUSE);
        assertThat(request("AGAIN")).isEqualTo("TOO_MANY");
        world.end(session);
        assertThat(request("AGAIN")).isEqualTo("SESSION_OVER");
        ordered(6);
    }

    @Test
    void orders_one_for_each_new_address() {
        assertThat(request("NEW", "IF_NONE", true, true)).isEqualTo("REQUESTED");

        assertThat(ordered(2))
                .extracting(request ->
                        world.passwords().begin(request).orElseThrow().address())
                .containsExactly("mobile@example.jp", "pc@example.jp");
    }

    @Test
    void tells_of_a_request_when_one_of_two_is_granted() {
        request("NEW", "IF_NONE", true, false);

        assertThat(request("NEW", "AGAIN", true, true)).isEqualTo("REQUESTED");

        ordered(2);
    }

    @Test
    void starts_the_notice_when_a_token_stops_them() {
        world.use(contract, "mobile@example.jp", null);
        world.setUpToken(contract);

        world.startTokenUse(contract);

        verify(world.runtime())
                .startProcessInstanceByKey("mail-password-stop-notice", contract, Map.of("contractNumber", contract));
    }
}
