package jp.tetsuzuki.staff;

import java.util.Arrays;

/** What a member of staff may be (section 1 of the specification). Somebody may have several roles. */
public enum Role {

    /** 窓口担当: registers paper applications and works paper tasks of the own branch. */
    CLERK("clerk", "窓口担当", true),

    /** 役席: approves at the own branch. */
    APPROVER("approver", "役席", true),

    /** 事務集中部: takes over what a branch leaves too long. */
    HEADQUARTERS("headquarters", "事務集中部", false),

    /** 業務分析担当: edits and deploys diagrams. */
    ANALYST("analyst", "業務分析担当", false),

    /** システム運用: looks after failed background steps. */
    OPERATOR("operator", "システム運用", false);

    private final String group;
    private final String label;
    private final boolean atBranch;

    Role(String group, String label, boolean atBranch) {
        this.group = group;
        this.label = label;
        this.atBranch = atBranch;
    }

    /** The role's name as staff read it. */
    public String label() {
        return label;
    }

    /** Whether the role is held at one branch. */
    boolean atBranch() {
        return atBranch;
    }

    /** Whether cases of customers are the role's to see. */
    boolean worksOnCases() {
        return atBranch || this == HEADQUARTERS;
    }

    /** The role's name in diagrams. */
    String group() {
        return group;
    }

    /**
     * The candidate group of this role: {@code clerk@001}, or {@code headquarters}.
     *
     * @param branchCode three digits; ignored where the role is no branch's
     */
    String groupAt(String branchCode) {
        return atBranch ? group + "@" + branchCode : group;
    }

    /** The names of all roles in diagrams. */
    static String[] groups() {
        return Arrays.stream(values()).map(Role::group).toArray(String[]::new);
    }
}
