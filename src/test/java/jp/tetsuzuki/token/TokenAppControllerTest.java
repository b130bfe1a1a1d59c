package jp.tetsuzuki.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.InstitutionSettings;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;

@TestInstance(Lifecycle.PER_CLASS)
class TokenAppControllerTest {

    private static final String TOO_LONG = "1".repeat(3_000);

    private final TokenWorld world = new TokenWorld(TestDatabase.H2);
    private final ObjectMapper json = new ObjectMapper();
    private MockMvc mvc;
    private Token token;
    private int addresses;

    @BeforeEach
    void start() {
        // Each test comes from an address of its own, so that none uses up another's requests.
        addresses++;
        mvc = mvcWith(world.clock());
        world.clock().moveTo(Instant.parse("2026-04-01T05:02:10Z"));
        token = world.issued(TokenWorld.newContract());
    }

    private MockMvc mvcWith(Clock clock) {
        TokenSettings settings = world.bean(TokenSettings.class);
        TokenAppController controller = new TokenAppController(
                world.setup(),
                world.bean(SetupRequestLimit.class),
                world.bean(TokenPolicy.class),
                settings,
                new InstitutionSettings("大分県信用組合", "0120-373-883", "oita-kenshin.co.jp", "otp-auth.net"),
                clock);
        return MockMvcBuilders.standaloneSetup(controller)
                .setControllerAdvice(new TokenAppFaults())
                .defaultRequest(get("/").with(from("198.51.100." + addresses)))
                .build();
    }

    @AfterAll
    void close() {
        world.close();
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private Map<String, Object> rightRequest() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("serviceId", token.serviceId());
        request.put("userId", token.userId());
        request.put("startPassword", TokenWorld.START_PASSWORD);
        request.put("agreed", true);
        return request;
    }

    private Map<String, Object> requestWith(String field, Object value) {
        Map<String, Object> request = rightRequest();
        request.put(field, value);
        return request;
    }

    private ResultActions send(Map<String, Object> request) throws Exception {
        return send(json.writeValueAsString(request));
    }

    private ResultActions send(String body) throws Exception {
        return mvc.perform(
                post("/app/api/setup").contentType("application/json").content(body.getBytes(UTF_8)));
    }

    private static ResultActions isProblem(ResultActions answer, int status) throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.status", is(status)))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/api", "/app/api/x", "/app/api/setup/x"})
    void tells_in_its_own_form_that_there_is_no_such_address(String path) throws Exception {
        isProblem(mvc.perform(get(path)), 404);
        isProblem(mvc.perform(post(path).contentType("application/json").content("{}")), 404);
    }

    static Stream<RuntimeException> databaseTroubles() {
        return Stream.of(
                new QueryTimeoutException("too slow"),
                new CannotGetJdbcConnectionException("out of reach"),
                new CannotCreateTransactionException("out of reach"));
    }

    @ParameterizedTest
    @MethodSource("databaseTroubles")
    void asks_to_try_again_later_when_the_database_does_not_serve(RuntimeException trouble) throws Exception {
        Clock failing = mock(Clock.class);
        when(failing.instant()).thenThrow(trouble);

        isProblem(mvcWith(failing).perform(get("/app/api/time")), 503).andExpect(header().string("Retry-After", "30"));
    }

    @Test
    void hands_out_what_the_app_needs() throws Exception {
        MvcResult answer = send(rightRequest())
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.length()", is(6)))
                .andExpect(jsonPath("$.algorithm", is("SHA256")))
                .andExpect(jsonPath("$.digits", is(6)))
                .andExpect(jsonPath("$.period", is(60)))
                .andExpect(jsonPath("$.issuer", is("大分県信用組合")))
                .andExpect(jsonPath("$.serverTime", is("2026-04-01T05:02:10.000Z")))
                .andReturn();

        byte[] secret = new Base32()
                .decode(json.readTree(answer.getResponse().getContentAsByteArray())
                        .get("secret")
                        .textValue());
        assertThat(secret).hasSize(32);
        assertThat(world.passwords().check(token.contractNumber(), world.code(new TokenSecret(secret))))
                .isInstanceOf(OtpCheck.Right.class);
        assertThat(answer.getRequest().getSession(false)).isNull();
    }

    @Test
    void takes_full_width_digits_and_letters_for_half_width_ones() throws Exception {
        Map<String, Object> request = rightRequest();
        request.replaceAll((field, value) -> value instanceof String text ? fullWidth(text) : value);

        send(request).andExpect(status().isOk());
    }

    private static String fullWidth(String text) {
        return text.codePoints()
                .map(c -> c - '!' + '！')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void takes_a_charset_that_says_what_json_is_anyway() throws Exception {
        mvc.perform(post("/app/api/setup")
                        .contentType("application/json; charset=UTF-8")
                        .content(json.writeValueAsString(rightRequest())))
                .andExpect(status().isOk());
    }

    @Test
    void tells_all_refusals_in_the_same_words() throws Exception {
        Token expired = token;
        world.clock().advance(Duration.ofDays(7));
        String contract = TokenWorld.newContract();
        Token voided = world.issued(contract);
        Token live = world.issued(contract);
        Token setUp = world.issued(TokenWorld.newContract());
        world.setup().setUp(setUp.serviceId(), setUp.userId(), TokenWorld.START_PASSWORD);
        List<Map<String, Object>> requests = new ArrayList<>();
        for (Token one : List.of(expired, voided, setUp)) {
            token = one;
            requests.add(rightRequest());
        }
        token = live;
        requests.add(requestWith("startPassword", "Chigau12"));
        requests.add(requestWith("serviceId", "00000000"));
        requests.add(requestWith("userId", "0000000000"));

        List<String> bodies = new ArrayList<>();
        for (Map<String, Object> request : requests) {
            bodies.add(isProblem(send(request), 401)
                    .andExpect(header().exists("WWW-Authenticate"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(UTF_8));
        }

        assertThat(bodies).containsOnly(bodies.get(0));
    }

    static Stream<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        for (String field : List.of("serviceId", "userId", "startPassword")) {
            for (Object value : new Object[] {
                null,
                "",
                "1",
                TOO_LONG,
                12345678,
                1.5,
                true,
                List.of("12345678"),
                Map.of("a", 1),
                "1234\u00005678",
                "12345678\n",
                " 12345678",
                "<b>12345678</b>",
                "😀😀😀😀",
                "①②③④⑤⑥⑦⑧",
                "一二三四五六七八"
            }) {
                faults.add(Arguments.of(field, value));
            }
        }
        for (Object value : new Object[] {null, false, "true", 1, List.of()}) {
            faults.add(Arguments.of("agreed", value));
        }
        return faults.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void names_the_field_at_fault(String field, Object value) throws Exception {
        isProblem(send(requestWith(field, value)), 400)
                .andExpect(jsonPath("$.errors.length()", is(1)))
                .andExpect(jsonPath("$.errors[0].field", is(field)))
                .andExpect(jsonPath("$.errors[0].message").isNotEmpty());
        assertThat(world.column("setup_entries", token.id())).isEqualTo(0);
    }

    @Test
    void names_every_field_at_fault() throws Exception {
        isProblem(send("{}"), 400)
                .andExpect(jsonPath("$.errors[*].field", hasItems("serviceId", "userId", "startPassword", "agreed")))
                .andExpect(jsonPath("$.errors[*].message", hasItem("サービスIDを入力してください。")));
    }

    @Test
    void refuses_a_lone_surrogate() throws Exception {
        isProblem(send(json.writeValueAsString(rightRequest()).replace(token.serviceId(), "\\ud800")), 400)
                .andExpect(jsonPath("$.errors[0].field", is("serviceId")));
    }

    @Test
    void refuses_fields_that_it_does_not_know() throws Exception {
        isProblem(send(requestWith("admin", true)), 400).andExpect(jsonPath("$.errors[0].field", is("admin")));
        isProblem(send(requestWith("<script>", true)), 400).andExpect(jsonPath("$.errors[0].field", is("unknown")));
        isProblem(send(json.writeValueAsString(rightRequest()).replace("{", "{\"\\ud800\":1,")), 400);
    }

    @Test
    void echoes_no_password() throws Exception {
        isProblem(send(requestWith("startPassword", "Himitsu-1")), 400)
                .andExpect(content().string(not(containsString("Himitsu"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"serviceId\":\"1\"",
                "{'serviceId':'1'}",
                "{\"agreed\":true}{\"agreed\":true}",
                "{\"agreed\":true,\"agreed\":true}",
                "\u0000",
                "<html></html>"
            })
    void refuses_what_is_no_json_object(String body) throws Exception {
        isProblem(send(body), 400).andExpect(jsonPath("$.errors.length()", is(0)));
    }

    @Test
    void refuses_bytes_that_are_no_utf_8() throws Exception {
        byte[] body = "{\"serviceId\":\"xx\"}".getBytes(UTF_8);
        body[14] = (byte) 0xff;

        isProblem(
                mvc.perform(
                        post("/app/api/setup").contentType("application/json").content(body)),
                400);
    }

    @Test
    void refuses_a_megabyte() throws Exception {
        isProblem(send(requestWith("serviceId", "1".repeat(1_000_000))), 413);
        isProblem(send("[".repeat(1_000_000)), 413);
        isProblem(send("[".repeat(4_000)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "application/json;charset=Shift_JIS",
                "json",
                "*/*"
            })
    void refuses_other_media_types(String type) throws Exception {
        isProblem(
                mvc.perform(post("/app/api/setup").header("Content-Type", type).content("{}")), 415);
    }

    @Test
    void refuses_a_body_without_a_media_type() throws Exception {
        isProblem(mvc.perform(post("/app/api/setup").content("{}")), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void refuses_other_methods(String method) throws Exception {
        isProblem(mvc.perform(request(HttpMethod.valueOf(method), "/app/api/setup")), 405)
                .andExpect(header().string("Allow", "POST"));
        if (!method.equals("GET")) {
            isProblem(mvc.perform(request(HttpMethod.valueOf(method), "/app/api/time")), 405)
                    .andExpect(header().string("Allow", "GET, HEAD"));
        }
    }

    @Test
    void answers_in_its_own_types_whatever_the_client_prefers() throws Exception {
        mvc.perform(get("/app/api/time").accept(MediaType.TEXT_HTML)).andExpect(status().isOk());
        isProblem(
                mvc.perform(post("/app/api/setup")
                        .accept(MediaType.TEXT_HTML)
                        .contentType("application/json")
                        .content("{}")),
                400);
    }

    @Test
    void tells_the_servers_time() throws Exception {
        world.clock().advance(Duration.ofMillis(7));

        mvc.perform(get("/app/api/time"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.length()", is(1)))
                .andExpect(jsonPath("$.serverTime", is("2026-04-01T05:02:10.007Z")));
    }

    @Test
    void holds_back_an_address_that_asks_too_often_and_no_other() throws Exception {
        for (int i = 0; i < 60; i++) {
            isProblem(send("{}"), 400);
        }

        isProblem(send(rightRequest()), 429).andExpect(header().string("Retry-After", "1"));
        mvc.perform(post("/app/api/setup")
                        .with(from("192.0.2.7"))
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isBadRequest());
        world.clock().advance(Duration.ofSeconds(1));
        send(rightRequest()).andExpect(status().isOk());
    }
}
