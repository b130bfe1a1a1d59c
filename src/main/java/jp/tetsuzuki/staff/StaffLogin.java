package jp.tetsuzuki.staff;

import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Logs a member of staff in by staff number and password. A form that is not filled in is refused uncounted, see {@link
 * UnusableStaffLogin}. Whatever else is wrong, the refusal is the same: it does not tell whether the number exists or
 * the password is suspended.
 */
@Component
class StaffLogin implements AuthenticationProvider {

    static final String ROLE = "STAFF";

    private static final int LONGEST_INPUT = 64;

    private final StaffPasswords passwords;
    private final Staff staff;

    StaffLogin(StaffPasswords passwords, Staff staff) {
        this.passwords = passwords;
        this.staff = staff;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String staffId = staffId(login.getName());
        String entered = login.getCredentials() instanceof String password ? password : "";
        UnusableStaffLogin.of(staffId, entered).ifPresent(unusable -> {
            throw unusable;
        });
        if (passwords.check(staffId, entered) != StaffPasswordCheck.RIGHT) {
            throw refusal();
        }
        return staff.working(staffId).map(StaffLogin::loggedIn).orElseThrow(StaffLogin::refusal);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    static Authentication loggedIn(StaffPrincipal principal) {
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)));
    }

    private static BadCredentialsException refusal() {
        return new BadCredentialsException("The login is refused.");
    }

    /**
     * The number as typed, without blanks around it, with full-width letters and digits (Unicode U+FF01 to U+FF5E) made
     * half-width and capitals made small; cut off where it is too long for any staff number.
     */
    static String staffId(String typed) {
        StringBuilder staffId = new StringBuilder();
        typed.strip().chars().limit(LONGEST_INPUT).forEach(character -> {
            boolean fullWidth = character >= '！' && character <= '～';
            staffId.append((char) (fullWidth ? character - '！' + '!' : character));
        });
        return staffId.toString().toLowerCase(Locale.ROOT);
    }
}
