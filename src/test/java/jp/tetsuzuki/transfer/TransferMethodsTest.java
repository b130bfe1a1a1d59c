package jp.tetsuzuki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jp.tetsuzuki.mailpassword.MailPasswordsInUse;
import jp.tetsuzuki.token.TokensInUse;
import jp.tetsuzuki.token.TokensInUse.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferMethodsTest {

    private static final String CONTRACT = "1000000001";

    private final TokensInUse tokens = mock(TokensInUse.class);
    private final MailPasswordsInUse mailPasswords = mock(MailPasswordsInUse.class);

    @ParameterizedTest
    @CsvSource({
        "NOT_IN_USE, false, NONE",
        "NOT_IN_USE, true, MAIL",
        "IN_USE, false, OTP",
        "LOCKED, false, LOCKED",
        // Locked before its use has started, so that mail passwords still are in use.
        "LOCKED, true, LOCKED"
    })
    void are_the_token_s_before_the_mail_password_s(Standing token, boolean mailPassword, TransferMethod method) {
        when(tokens.standing(CONTRACT)).thenReturn(token);
        when(mailPasswords.inUse(CONTRACT)).thenReturn(mailPassword);

        assertThat(new TransferMethods(tokens, mailPasswords).of(CONTRACT)).isEqualTo(method);
    }
}
