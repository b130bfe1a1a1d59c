package jp.tetsuzuki.form;

import java.io.Serializable;
import java.util.Objects;

/**
 * What is wrong with one field, in plain Japanese, saying what to do. Never contains what was typed.
 *
 * @param key the field's key
 * @param message a whole sentence
 */
public record FieldError(String key, String message) implements Serializable {

    public FieldError {
        Objects.requireNonNull(key);
        Objects.requireNonNull(message);
    }
}
