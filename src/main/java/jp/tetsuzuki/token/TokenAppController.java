package jp.tetsuzuki.token;

import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.HEAD;
import static org.springframework.web.bind.annotation.RequestMethod.OPTIONS;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.tetsuzuki.audit.ClientAddress;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.token.SetupRequest.FieldFault;
import jp.tetsuzuki.token.SetupRequest.Reading;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the token app talks to (section 5 of the specification). Every error is {@code application/problem+json} (RFC
 * 9457); hence methods, media types and sizes are checked here and not by the framework, whose answers would be others.
 * No session is made or read.
 */
@RestController
@RequestMapping("/app/api")
class TokenAppController {

    /** A right request has less than 200 bytes. */
    private static final int MAX_BODY_BYTES = 4096;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final AppSetup setup;
    private final SetupRequestLimit limit;
    private final TokenPolicy policy;
    private final TokenSettings settings;
    private final InstitutionSettings institution;
    private final Clock clock;

    TokenAppController(
            AppSetup setup,
            SetupRequestLimit limit,
            TokenPolicy policy,
            TokenSettings settings,
            InstitutionSettings institution,
            Clock clock) {
        this.setup = setup;
        this.limit = limit;
        this.policy = policy;
        this.settings = settings;
        this.institution = institution;
        this.clock = clock;
    }

    /**
     * @param serverTime ISO 8601 in UTC with milliseconds
     */
    record ServerTime(String serverTime) {}

    /**
     * What the app needs to make codes.
     *
     * @param secret Base32 with padding (RFC 4648)
     * @param period seconds that a code lasts
     * @param issuer the institution's name
     */
    record SetupAnswer(String secret, String algorithm, int digits, long period, String issuer, String serverTime) {

        @Override
        public String toString() {
            return "SetupAnswer";
        }
    }

    @RequestMapping(
            path = "/time",
            method = {GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS})
    ResponseEntity<?> time(HttpServletRequest request) {
        return isMethod(request, HttpMethod.GET) || isMethod(request, HttpMethod.HEAD)
                ? ok(new ServerTime(serverTime()))
                : wrongMethod(HttpMethod.GET, HttpMethod.HEAD);
    }

    @RequestMapping(
            path = "/setup",
            method = {GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS})
    ResponseEntity<?> setUp(HttpServletRequest request) throws IOException {
        if (!isMethod(request, HttpMethod.POST)) {
            return wrongMethod(HttpMethod.POST);
        }
        Duration wait = limit.waitFor(ClientAddress.of(request).orElse(""));
        if (!wait.isZero()) {
            return tooManyRequests(wait);
        }
        if (!isUtf8Json(request.getContentType())) {
            return answer(problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "この形式では受け付けられません", "application/jsonで送信してください。"));
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return answer(problem(HttpStatus.PAYLOAD_TOO_LARGE, "送信内容が大きすぎます", "入力内容をご確認ください。"));
        }
        Reading reading = SetupRequest.read(body, policy);
        if (reading instanceof Reading.Read read) {
            return setUp(read.request());
        }
        return badRequest(((Reading.Unusable) reading).faults());
    }

    /** Whatever else is asked for below the interface's address, with any method. */
    @RequestMapping("/**")
    ResponseEntity<?> unknown() {
        return answer(problem(HttpStatus.NOT_FOUND, "ご指定のアドレスはありません", "ワンタイムパスワードアプリからお試しください。"));
    }

    private ResponseEntity<?> setUp(SetupRequest request) {
        Optional<TokenSecret> secret = setup.setUp(request.serviceId(), request.userId(), request.startPassword());
        return secret.isPresent()
                ? ok(new SetupAnswer(
                        secret.get().base32(),
                        Totp.ALGORITHM,
                        settings.otpDigits(),
                        settings.otpStep().toSeconds(),
                        institution.name(),
                        serverTime()))
                : unauthorized();
    }

    private String serverTime() {
        return MILLIS.format(clock.instant());
    }

    private static boolean isMethod(HttpServletRequest request, HttpMethod method) {
        return method.matches(request.getMethod());
    }

    private static boolean isUtf8Json(String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = Optional.ofNullable(type.getCharset()).orElse(StandardCharsets.UTF_8);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) && charset.equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static ResponseEntity<?> ok(Object body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static ResponseEntity<?> badRequest(List<FieldFault> faults) {
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST, "入力内容に誤りがあります", faults.isEmpty() ? "送信内容を読み取れませんでした。" : "各項目の内容をご確認ください。");
        problem.setProperty("errors", faults);
        return answer(problem);
    }

    /** The same for every reason: it tells nobody which IDs there are. */
    private static ResponseEntity<?> unauthorized() {
        ProblemDetail problem = problem(
                HttpStatus.UNAUTHORIZED, "初期設定ができませんでした", "サービスID、ユーザID、利用開始パスワードのいずれかが正しくないか、このトークンの初期設定ができない状態です。");
        // RFC 9110 wants a challenge; no browser knows this scheme, so none asks for a password by itself.
        return answer(problem, HttpHeaders.WWW_AUTHENTICATE, "StartPassword realm=\"token setup\"");
    }

    private static ResponseEntity<?> tooManyRequests(Duration wait) {
        ProblemDetail problem = problem(
                HttpStatus.TOO_MANY_REQUESTS, "しばらく時間をおいてからお試しください", wait.toSeconds() + "秒以上の間隔をおいて、もう一度お試しください。");
        return answer(problem, HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
    }

    private static ResponseEntity<?> wrongMethod(HttpMethod... allowed) {
        ProblemDetail problem = problem(HttpStatus.METHOD_NOT_ALLOWED, "この方法では受け付けられません", "ワンタイムパスワードアプリからお試しください。");
        String methods = String.join(
                ", ", List.of(allowed).stream().map(HttpMethod::name).toList());
        return answer(problem, HttpHeaders.ALLOW, methods);
    }

    /** The database is out of reach or overloaded: the app may try the same again. */
    static ResponseEntity<?> unavailable() {
        ProblemDetail problem =
                problem(HttpStatus.SERVICE_UNAVAILABLE, "ただいまご利用になれません", "お手数ですが、しばらくたってから、もう一度お試しください。");
        return answer(problem, HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }

    private static ResponseEntity<?> answer(ProblemDetail problem, String... header) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (header.length == 2 ? answer.header(header[0], header[1]) : answer).body(problem);
    }
}
