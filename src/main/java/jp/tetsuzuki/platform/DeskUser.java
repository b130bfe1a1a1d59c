package jp.tetsuzuki.platform;

import java.util.Optional;
import java.util.Set;

/**
 * What the staff desk knows of the member of staff who is logged in: the principal of the login, read afresh with every
 * request. Its name is the staff number.
 */
public interface DeskUser {

    /** The group that sees the cases of all branches. */
    String HEADQUARTERS = "headquarters";

    /** 職員番号, such as {@code clerk1}; the actor in the audit. */
    String staffId();

    /** The name that colleagues read, without さん. */
    String staffName();

    /** The branch that the person works at, three digits; empty for departments that are no branch. */
    Optional<String> branchCode();

    /** The name of the branch or department, such as 本店営業部. */
    String branchName();

    /**
     * The candidate groups whose tasks the person may claim: role, and role@branch where the role is a branch's, such as
     * {@code clerk@001}, {@code approver@001}, {@code headquarters}, {@code analyst}, {@code operator}.
     */
    Set<String> groups();

    /**
     * Whether the group is a department's, whose work is bound to no branch.
     *
     * @param group a candidate group, see {@link #groups}
     */
    static boolean isDepartment(String group) {
        return !group.contains("@");
    }

    /**
     * Whether cases and customers of a branch are this person's to see: the own branch's for its clerks and approvers,
     * all for headquarters, none for analysts and operators.
     *
     * @param branchCode three digits
     */
    default boolean sees(String branchCode) {
        return groups().contains(HEADQUARTERS)
                || branchCode().filter(branchCode::equals).isPresent()
                        && groups().stream().anyMatch(group -> group.endsWith("@" + branchCode));
    }
}
