package jp.tetsuzuki.modeling;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Also told to those who may not see what there is. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchView extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
