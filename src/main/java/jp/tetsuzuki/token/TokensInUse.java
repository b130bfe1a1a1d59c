package jp.tetsuzuki.token;

import org.springframework.stereotype.Component;

/** What other features ask: whether a customer has one-time passwords. */
@Component
public class TokensInUse {

    private final Tokens tokens;

    TokensInUse(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @return true while a token is in use, also while it is locked from there; false while it is only issued or set up
     */
    public boolean inUse(String contractNumber) {
        return tokens.live(contractNumber).filter(Token::inUse).isPresent();
    }

    /** Whether the customer can confirm anything by a one-time password. */
    public enum Standing {
        /** There is no token, or it is only issued or set up. */
        NOT_IN_USE,
        IN_USE,
        /** Locked by wrong codes, from use or before it: transfers are closed until the paper procedure. */
        LOCKED
    }

    /**
     * @param contractNumber contract number, 10 digits
     */
    public Standing standing(String contractNumber) {
        return tokens.live(contractNumber).map(TokensInUse::standing).orElse(Standing.NOT_IN_USE);
    }

    private static Standing standing(Token token) {
        return switch (token.state()) {
            case LOCKED -> Standing.LOCKED;
            case IN_USE -> Standing.IN_USE;
            case UNUSED, ISSUED, SET_UP, RELEASED, VOIDED -> Standing.NOT_IN_USE;
        };
    }
}
