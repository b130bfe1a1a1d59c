package jp.tetsuzuki.staff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;

/**
 * A login form that cannot be anybody's: something is missing or no staff number. It is refused before any password is
 * looked at, and does not count as a wrong entry. It tells nothing of which staff numbers there are.
 */
final class UnusableStaffLogin extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final EnumSet<Fault> faults;

    private UnusableStaffLogin(EnumSet<Fault> faults) {
        super("The login form is not filled in.");
        this.faults = faults;
    }

    /** What is wrong with one of the two fields, and what is told beside it. */
    enum Fault {
        NUMBER_MISSING("staffId", "職員番号を入力してください。"),
        NUMBER_MALFORMED("staffId", "職員番号は半角の英字と数字、20文字以内で入力してください。"),
        PASSWORD_MISSING("password", "パスワードを入力してください。");

        private final String field;
        private final String message;

        Fault(String field, String message) {
            this.field = field;
            this.message = message;
        }

        /** The field's name and the ID of its input. */
        String field() {
            return field;
        }

        String message() {
            return message;
        }
    }

    /**
     * @param staffId as {@link StaffLogin#staffId} reads it
     * @param password as typed
     * @return the refusal, or empty if the form can be somebody's
     */
    static Optional<UnusableStaffLogin> of(String staffId, String password) {
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        if (staffId.isEmpty()) {
            faults.add(Fault.NUMBER_MISSING);
        } else if (!StaffMember.isStaffId(staffId)) {
            faults.add(Fault.NUMBER_MALFORMED);
        }
        if (password.isBlank()) {
            faults.add(Fault.PASSWORD_MISSING);
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(new UnusableStaffLogin(faults));
    }

    /** In the order of the fields. */
    Set<Fault> faults() {
        return Collections.unmodifiableSet(faults);
    }
}
