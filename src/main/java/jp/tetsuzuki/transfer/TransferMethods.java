package jp.tetsuzuki.transfer;

import jp.tetsuzuki.mailpassword.MailPasswordsInUse;
import jp.tetsuzuki.token.TokensInUse;
import org.springframework.stereotype.Component;

/** Knows which method a customer has for confirming transfers. */
@Component
class TransferMethods {

    private final TokensInUse tokens;
    private final MailPasswordsInUse mailPasswords;

    TransferMethods(TokensInUse tokens, MailPasswordsInUse mailPasswords) {
        this.tokens = tokens;
        this.mailPasswords = mailPasswords;
    }

    /** The method at this moment. */
    TransferMethod of(String contractNumber) {
        return switch (tokens.standing(contractNumber)) {
            case LOCKED -> TransferMethod.LOCKED;
            case IN_USE -> TransferMethod.OTP;
            case NOT_IN_USE -> mailPasswords.inUse(contractNumber) ? TransferMethod.MAIL : TransferMethod.NONE;
        };
    }
}
