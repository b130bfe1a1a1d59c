package jp.tetsuzuki.staff;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who works at the institution.
 *
 * @param staffId 職員番号: 1 to 20 small letters and digits
 * @param name as colleagues read it
 * @param branchCode the branch that the person works at, three digits; null for departments that are no branch
 * @param roles what the person may do; clerks and approvers have a branch, and operators work on no cases
 */
public record StaffMember(String staffId, String name, String branchCode, Set<Role> roles) {

    private static final Pattern STAFF_ID = Pattern.compile("[a-z0-9]{1,20}");

    /**
     * @throws IllegalArgumentException if the staff number is none, or a branch's role has no branch, or an operator would work on cases
     */
    public StaffMember {
        Objects.requireNonNull(name);
        roles = Set.copyOf(roles);
        if (!isStaffId(staffId)) {
            throw new IllegalArgumentException("A staff number has 1 to 20 small letters and digits.");
        }
        if (branchCode == null && roles.stream().anyMatch(Role::atBranch)) {
            throw new IllegalArgumentException("Clerks and approvers work at a branch.");
        }
        if (roles.contains(Role.OPERATOR) && roles.stream().anyMatch(Role::worksOnCases)) {
            throw new IllegalArgumentException("Operators work on no cases.");
        }
    }

    static boolean isStaffId(String typed) {
        return STAFF_ID.matcher(typed).matches();
    }
}
