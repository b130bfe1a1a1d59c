package jp.tetsuzuki.customer;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;

/**
 * A login form that cannot be anybody's: something is missing or no contract number. It is refused before any password
 * is looked at, and does not count as a wrong entry. It tells nothing of which contract numbers there are.
 */
final class UnusableLogin extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final EnumSet<Fault> faults;

    private UnusableLogin(EnumSet<Fault> faults) {
        super("The login form is not filled in.");
        this.faults = faults;
    }

    /** What is wrong with one of the two fields, and what the customer is told beside it. */
    enum Fault {
        NUMBER_MISSING("contractNumber", "契約者番号を入力してください。"),
        NUMBER_MALFORMED("contractNumber", "契約者番号は半角数字10桁で入力してください。"),
        PASSWORD_MISSING("loginPassword", "ログインパスワードを入力してください。");

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
     * @param contractNumber as typed, with half-width digits and without blanks around
     * @param password as typed
     * @return the refusal, or empty if the form can be somebody's
     */
    static Optional<UnusableLogin> of(String contractNumber, String password) {
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        if (contractNumber.isEmpty()) {
            faults.add(Fault.NUMBER_MISSING);
        } else if (!CustomerLogin.isContractNumber(contractNumber)) {
            faults.add(Fault.NUMBER_MALFORMED);
        }
        if (password.isBlank()) {
            faults.add(Fault.PASSWORD_MISSING);
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(new UnusableLogin(faults));
    }

    /** In the order of the fields. */
    Set<Fault> faults() {
        return Collections.unmodifiableSet(faults);
    }
}
