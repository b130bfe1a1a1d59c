package jp.tetsuzuki.customer;

/** A customer's two passwords; each has its own count of wrong entries. */
public enum PasswordKind {

    /** ログインパスワード: opens the portal. */
    LOGIN("ログインパスワード", "login"),

    /** 確認用パスワード: confirms a procedure. */
    CONFIRMATION("確認用パスワード", "confirmation-password");

    private final String label;
    private final String auditAction;

    PasswordKind(String label, String auditAction) {
        this.label = label;
        this.auditAction = auditAction;
    }

    /** The password's name as customers read it. */
    public String label() {
        return label;
    }

    String auditAction() {
        return auditAction;
    }
}
