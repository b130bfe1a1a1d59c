package jp.tetsuzuki.token;

import jp.tetsuzuki.platform.PasswordMethod;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The one-time password among the methods on the home page. */
@Component
@Order(1)
class OneTimePasswordMethod implements PasswordMethod {

    private final Tokens tokens;

    OneTimePasswordMethod(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public State of(String contractNumber) {
        String state = tokens.live(contractNumber).map(Token::stateText).orElse(TokenState.UNUSED.text());
        return new State("ワンタイムパスワード", state, "/security/otp");
    }
}
