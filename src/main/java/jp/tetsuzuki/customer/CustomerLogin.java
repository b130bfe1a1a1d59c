package jp.tetsuzuki.customer;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Logs a customer in by contract number and login password. A form that is not filled in is refused uncounted, see
 * {@link UnusableLogin}. Whatever else is wrong, the refusal is the same: it does not tell whether the number exists or
 * the password is suspended.
 */
@Component
class CustomerLogin implements AuthenticationProvider {

    static final String ROLE = "CUSTOMER";

    private static final Pattern CONTRACT_NUMBER = Pattern.compile("[0-9]{10}");
    private static final int LONGEST_INPUT = 64;

    private final CustomerPasswords passwords;
    private final Customers customers;
    private final LoginRecords logins;

    CustomerLogin(CustomerPasswords passwords, Customers customers, LoginRecords logins) {
        this.passwords = passwords;
        this.customers = customers;
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String contractNumber = halfWidth(login.getName());
        String entered = login.getCredentials() instanceof String password ? password : "";
        UnusableLogin.of(contractNumber, entered).ifPresent(unusable -> {
            throw unusable;
        });
        PasswordCheck check = passwords.check(contractNumber, PasswordKind.LOGIN, entered);
        if (!(check instanceof PasswordCheck.Right)) {
            throw new BadCredentialsException("The login is refused.");
        }
        Customer customer = customers.find(contractNumber).orElseThrow();
        CustomerPrincipal principal = new CustomerPrincipal(
                contractNumber,
                customer.name(),
                logins.previous(contractNumber).orElse(null),
                UUID.randomUUID().toString());
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    static boolean isContractNumber(String typed) {
        return CONTRACT_NUMBER.matcher(typed).matches();
    }

    /**
     * The number as typed, without blanks around it, with full-width digits (Unicode U+FF10 to U+FF19) made
     * half-width; cut off where it is too long for any contract number.
     */
    static String halfWidth(String typed) {
        StringBuilder number = new StringBuilder();
        typed.strip().chars().limit(LONGEST_INPUT).forEach(character -> {
            boolean fullWidthDigit = character >= '０' && character <= '９';
            number.append((char) (fullWidthDigit ? character - '０' + '0' : character));
        });
        return number.toString();
    }
}
