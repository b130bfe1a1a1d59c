package jp.tetsuzuki.form;

/** Text that should be FEEL, or a template with FEEL in it, is not. */
final class InvalidExpression extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidExpression(String message) {
        super(message);
    }
}
