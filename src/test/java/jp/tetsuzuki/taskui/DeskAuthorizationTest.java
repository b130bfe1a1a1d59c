package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.OTHER_CLERK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Every address and every action of the desk, asked for by everybody. */
class DeskAuthorizationTest extends DeskBrowserContract {

    /**
     * The case is one of branch 001, received by clerk1. {@code page} is a page or its redirect, {@code done} an action
     * that took effect, {@code none} what cannot be told from what there is not, {@code login} the way to a login.
     */
    private static final String EXPECTED = """
            who       | list  | check | check's diagram | claim check | complete check of clerk2 | return check of clerk2 | take late check of clerk2 | approval | claim approval | take-over | claim take-over | story | reception | begin reception | reception of clerk1 | receipt of clerk1 | operations | retry of all | retry of one
            clerk1    | page  | page  | page            | done        | refused                  | refused                | done                      | none     | none           | none      | none            | page  | page      | done            | page                | page | none       | none         | none
            clerk2    | page  | page  | page            | done        | done                     | done                   | refused                   | none     | none           | none      | none            | page  | page      | done            | none                | none | none       | none         | none
            clerk3    | page  | none  | none            | none        | none                     | none                   | none                      | none     | none           | none      | none            | none  | page      | done            | none                | none | none       | none         | none
            approver1 | page  | none  | none            | none        | none                     | none                   | none                      | page     | done           | none      | none            | page  | none      | none            | none                | none | none       | none         | none
            approver3 | page  | none  | none            | none        | none                     | none                   | none                      | none     | none           | none      | none            | none  | none      | none            | none                | none | none       | none         | none
            both1     | page  | page  | page            | done        | refused                  | refused                | done                      | page     | done           | none      | none            | page  | page      | done            | none                | none | none       | none         | none
            hq1       | page  | none  | none            | none        | none                     | none                   | done                      | none     | none           | page      | done            | page  | none      | none            | none                | none | none       | none         | none
            analyst1  | page  | none  | none            | none        | none                     | none                   | none                      | none     | none           | none      | none            | none  | none      | none            | none                | none | none       | none         | none
            operator1 | page  | none  | none            | none        | none                     | none                   | none                      | none     | none           | none      | none            | none  | none      | none            | none                | none | page       | done         | done
            customer  | login | login | login           | login       | login                    | login                  | login                     | login    | login          | login     | login           | login | login     | login           | login               | login | login      | login        | login
            nobody    | login | login | login           | login       | login                    | login                  | login                     | login    | login          | login     | login           | login | login     | login           | login               | login | login      | login        | login
            """;

    private static final List<Colleague> STAFF = List.of(
            CLERK,
            OTHER_CLERK,
            Colleague.CLERK_ELSEWHERE,
            APPROVER,
            Colleague.APPROVER_ELSEWHERE,
            Colleague.CLERK_AND_APPROVER,
            Colleague.HEADQUARTERS,
            Colleague.ANALYST,
            Colleague.OPERATOR);

    private String contractNumber;

    @Test
    void everybody_gets_what_is_theirs_and_nothing_else() {
        contractNumber = example.customerOf("001");
        Map<String, Supplier<Request>> requests = requests();
        String header = EXPECTED.lines().findFirst().orElseThrow();
        assertThat(columns(header).skip(1)).containsExactlyElementsOf(requests.keySet());
        for (String line : EXPECTED.lines().skip(1).toList()) {
            List<String> expected = columns(line).toList();
            String who = expected.get(0);
            assertThat(requests.values().stream().map(request -> outcome(who, request.get())))
                    .as(who)
                    .containsExactlyElementsOf(expected.subList(1, expected.size()));
        }
    }

    private static java.util.stream.Stream<String> columns(String line) {
        return Arrays.stream(line.split("[|]")).map(String::strip);
    }

    /**
     * What is asked for.
     *
     * @param fields null to look, the form's fields to send
     */
    private record Request(String path, Map<String, String> fields) {}

    /** Each on a case of its own, so that what one person does is not there for the next. */
    private Map<String, Supplier<Request>> requests() {
        Map<String, Supplier<Request>> requests = new LinkedHashMap<>();
        requests.put("list", () -> look("/staff"));
        requests.put("check", () -> look(check()));
        requests.put("check's diagram", () -> look(check() + "/diagram"));
        requests.put("claim check", () -> send(check() + "/claim"));
        requests.put("complete check of clerk2", () -> send(checkOfOtherClerk()));
        requests.put("return check of clerk2", () -> send(checkOfOtherClerk() + "/return"));
        requests.put(
                "take late check of clerk2",
                () -> new Request(lateCheckOfOtherClerk() + "/take-over", Map.of("_from", "clerk2")));
        requests.put("approval", () -> look(approval()));
        requests.put("claim approval", () -> send(approval() + "/claim"));
        requests.put("take-over", () -> look(takeOver()));
        requests.put("claim take-over", () -> send(takeOver() + "/claim"));
        requests.put("story", () -> look("/staff/cases/" + received().number()));
        requests.put("reception", () -> look(RECEPTION));
        requests.put(
                "begin reception",
                () -> new Request(
                        RECEPTION, Map.of("_page", UUID.randomUUID().toString(), "contractNumber", contractNumber)));
        requests.put("reception of clerk1", () -> look(confirmationOfClerk()));
        requests.put(
                "receipt of clerk1", () -> look(RECEPTION + "/" + received().rootInstanceId()));
        requests.put("operations", () -> look("/staff/operations"));
        requests.put("retry of all", () -> send("/staff/operations/retry"));
        requests.put("retry of one", () -> send("/staff/operations/steps/" + UUID.randomUUID() + "/retry"));
        return requests;
    }

    private static Request look(String path) {
        return new Request(path, null);
    }

    private static Request send(String path) {
        return new Request(path, Map.of());
    }

    private DeskCase received() {
        return example.received(CLERK, contractNumber);
    }

    private String check() {
        return task(received());
    }

    private String checkOfOtherClerk() {
        DeskCase about = received();
        example.claim(OTHER_CLERK, example.waiting(about));
        return task(about);
    }

    private String lateCheckOfOtherClerk() {
        String check = checkOfOtherClerk();
        example.pass(Duration.ofDays(2));
        return check;
    }

    private String approval() {
        DeskCase about = received();
        example.work(Colleague.at("001", "clerk9", "窓口九郎", "clerk"), about, null, null);
        return task(about);
    }

    private String takeOver() {
        String approval = approval();
        DeskCase about = tasks.find(approval.substring("/staff/tasks/".length()))
                .orElseThrow()
                .about();
        example.pass(Duration.ofDays(2));
        example.runDueTimers(about);
        return task(about);
    }

    private String confirmationOfClerk() {
        String instanceId = example.begun(CLERK, contractNumber);
        return "/staff/tasks/"
                + pages.waitingIn(CLERK, instanceId).orElseThrow().taskId();
    }

    private String task(DeskCase about) {
        return "/staff/tasks/" + example.waiting(about).id();
    }

    private String outcome(String who, Request request) {
        boolean looks = request.fields() == null;
        MockHttpServletRequestBuilder asked =
                looks ? MockMvcRequestBuilders.get(request.path()) : MockMvcRequestBuilders.post(request.path());
        if (!looks) {
            asked.with(csrf());
            request.fields().forEach(asked::param);
        }
        logIn(who, asked);
        MockHttpServletResponse answer = perform(asked);
        String location = answer.getRedirectedUrl();
        if (location != null && location.startsWith("/staff/login")) {
            return "login";
        }
        return switch (answer.getStatus()) {
            case 404 -> "none";
            case 200 -> looks ? "page" : "form";
            case 302 -> location.endsWith("?_again") ? "refused" : looks ? "page" : "done";
            default -> String.valueOf(answer.getStatus());
        };
    }

    private static void logIn(String who, MockHttpServletRequestBuilder asked) {
        if (who.equals("customer")) {
            asked.with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                    "1000000001", null, List.of(new SimpleGrantedAuthority("ROLE_CUSTOMER")))));
        } else if (!who.equals("nobody")) {
            Map<String, Colleague> staff =
                    STAFF.stream().collect(Collectors.toMap(Colleague::staffId, colleague -> colleague));
            asked.with(as(staff.get(who)));
        }
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder asked) {
        try {
            return mvc.perform(asked).andReturn().getResponse();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
