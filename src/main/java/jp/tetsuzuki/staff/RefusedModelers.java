package jp.tetsuzuki.staff;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells Camunda Modeler, in the form of the engine's REST API, that somebody may not deploy. */
final class RefusedModelers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;
    private final Audit audit;

    RefusedModelers(ObjectMapper json, Audit audit) {
        this.json = json;
        this.audit = audit;
    }

    private record Refusal(String type, String message) {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tetsuzuki\", charset=\"UTF-8\"");
        answer(response, HttpStatus.UNAUTHORIZED, "職員番号またはパスワードが正しくないか、パスワードが一時停止中です。");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        audit.record(AuditEvent.of(
                "modeler.access",
                "DENIED",
                SecurityContextHolder.getContext().getAuthentication().getName()));
        answer(response, HttpStatus.FORBIDDEN, "デプロイできるのは業務分析担当の職員だけです。");
    }

    private void answer(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), new Refusal(status.getReasonPhrase(), message));
    }
}
