package jp.tetsuzuki.browser;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A page with a fault, to see what customers see of one. */
@Controller
@TestComponent
class BrokenPage {

    static final String PATH = "/test/broken";
    static final String INNER_WORDS = "inner words of the fault";

    @GetMapping(PATH)
    String show() {
        throw new IllegalStateException(INNER_WORDS);
    }
}
