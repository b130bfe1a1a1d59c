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
}
