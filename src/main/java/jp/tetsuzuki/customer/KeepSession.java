package jp.tetsuzuki.customer;

import jakarta.servlet.http.HttpSession;
import jp.tetsuzuki.session.SessionLimits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Lets a customer stay who has been warned that the session is about to end. */
@Controller
class KeepSession {

    static final String PATH = "/session/keep";

    private final SessionLimits limits;

    KeepSession(SessionLimits portalLimits) {
        this.limits = portalLimits;
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(HttpSession session) {
        limits.keep(session);
    }
}
