package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.StaffMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer at {@code /modeler}, and to what. */
abstract class ModelerAccessContract extends ModelerContract {

    private static final String CHECK = "/deployment?maxResults=0";

    @Test
    void the_modeler_finds_an_engine_that_it_knows() {
        assertThat(modeler.get("/version").body()).isEqualTo("{\"version\":\"7.24.0\"}");
        HttpResponse<String> connection = modeler.get(CHECK);
        accepted(connection);
        assertThat(connection.body()).isEqualTo("[]");
        assertThat(connection.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void who_sends_no_password_is_asked_for_one_and_gets_no_cookie() {
        HttpResponse<String> answer = new ModelerClient(port, null, null).get(CHECK);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("{\"type\":\"Unauthorized\",\"message\":\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(modeler.get(CHECK).headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void wrong_passwords_are_counted_as_at_the_desk() {
        ModelerClient guessing = new ModelerClient(port, analyst, "wrong");
        String wrong = guessing.get(CHECK).body();
        for (int entry = 0; entry < 4; entry++) {
            assertThat(guessing.get(CHECK).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> suspended = modeler.get(CHECK);
        assertThat(suspended.statusCode()).isEqualTo(401);
        assertThat(suspended.body()).isEqualTo(wrong).doesNotContain(PASSWORD);
    }

    @Test
    void nobody_but_analysts_deploys() {
        long before = deployments();
        for (Set<Role> roles : List.of(Set.of(Role.OPERATOR), Set.of(Role.CLERK, Role.APPROVER))) {
            String other = roles.size() + "x" + analyst;
            staff.register(new StaffMember(other, "運用 守", "001", roles), PASSWORD);
            ModelerClient others = new ModelerClient(port, other, PASSWORD);
            for (HttpResponse<String> answer : List.of(
                    others.get("/version"), others.get(CHECK), others.deploy(reworded("otp-use-start.bpmn", "x")))) {
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).startsWith("{\"type\":\"Forbidden\",\"message\":\"");
            }
        }
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void a_password_that_somebody_else_has_given_does_not_deploy() {
        String fresh = "s" + analyst;
        staff.register(new StaffMember(fresh, "新任 望", null, Set.of(Role.ANALYST)), PASSWORD);
        ModelerClient client = new ModelerClient(port, fresh, PASSWORD);
        accepted(client.get(CHECK));
        jdbc.sql("UPDATE staff SET initial_password = TRUE WHERE staff_id = ?")
                .param(fresh)
                .update();
        assertThat(client.get(CHECK).statusCode()).isEqualTo(403);
        assertThat(client.deploy(reworded("otp-use-start.bpmn", "x")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null"})
    void another_website_can_not_use_the_password_that_a_browser_remembers(String origin) {
        assertThat(modeler.deployFromWebsite(origin, reworded("otp-use-start.bpmn", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "GET, /deployment",
        "GET, /deployment?maxResults=10",
        "GET, /deployment/create",
        "GET, /engine",
        "GET, /process-definition",
        "GET, /user",
        "POST, /version",
        "POST, /deployment/create",
        "POST, /process-definition/key/otp-use-start/start",
        "DELETE, /deployment/1",
        "GET, /task?assignee=1000000001"
    })
    void no_other_request_of_the_engine_is_answered(String method, String path) {
        HttpResponse<String> answer = modeler.send(method, path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"type\":\"NotFound\",\"message\":\"");
    }
}
