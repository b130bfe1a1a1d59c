package jp.tetsuzuki.staff;

import jakarta.servlet.http.HttpSession;
import jp.tetsuzuki.session.SessionLimits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Lets a member of staff stay who has been warned that the session is about to end. */
@Controller
class KeepDeskSession {

    static final String PATH = "/staff/session/keep";

    private final SessionLimits limits;

    KeepDeskSession(SessionLimits deskLimits) {
        this.limits = deskLimits;
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(HttpSession session) {
        limits.keep(session);
    }
}
