package jp.tetsuzuki.staff;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The member of staff who is logged in. Kept in the session, hence without any password or hash; what the session keeps
 * is only believed for the staff number, see {@link FreshStaffFilter}.
 *
 * @param branch three digits, null where there is no branch
 * @param initialPassword whether the password was given by somebody else, so that an own one must be chosen first
 * @param passwordNumber which of the person's passwords it is, counted from 1
 */
record StaffPrincipal(
        String staffId,
        String staffName,
        String branch,
        String branchName,
        Set<Role> roles,
        boolean initialPassword,
        int passwordNumber)
        implements DeskUser, AuthenticatedPrincipal, Serializable {

    StaffPrincipal {
        roles = Set.copyOf(roles);
    }

    /** The staff number. */
    @Override
    public String getName() {
        return staffId;
    }

    @Override
    public Optional<String> branchCode() {
        return Optional.ofNullable(branch);
    }

    @Override
    public Set<String> groups() {
        return roles.stream().map(role -> role.groupAt(branch)).collect(Collectors.toUnmodifiableSet());
    }

    /** The roles in words, in their usual order. */
    String roleNames() {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining("・"));
    }
}
