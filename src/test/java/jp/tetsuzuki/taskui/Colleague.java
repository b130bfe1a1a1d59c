package jp.tetsuzuki.taskui;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.AuthenticatedPrincipal;

/** A member of staff as a login would give one. */
record Colleague(String staffId, String staffName, Optional<String> branchCode, String branchName, Set<String> groups)
        implements DeskUser, AuthenticatedPrincipal, Serializable {

    static final Colleague CLERK = at("001", "clerk1", "窓口一郎", "clerk");
    static final Colleague OTHER_CLERK = at("001", "clerk2", "窓口二郎", "clerk");
    static final Colleague APPROVER = at("001", "approver1", "役席一子", "approver");
    static final Colleague OTHER_APPROVER = at("001", "approver2", "役席二子", "approver");

    /** Somebody who both works and approves, as in a small branch. */
    static final Colleague CLERK_AND_APPROVER =
            new Colleague("both1", "兼務花子", Optional.of("001"), "本店営業部", Set.of("clerk@001", "approver@001"));

    static final Colleague CLERK_ELSEWHERE = at("002", "clerk3", "窓口三郎", "clerk");
    static final Colleague APPROVER_ELSEWHERE = at("002", "approver3", "役席三子", "approver");
    static final Colleague HEADQUARTERS = department("hq1", "本部一男", "headquarters");
    static final Colleague ANALYST = department("analyst1", "分析一美", "analyst");
    static final Colleague OPERATOR = department("operator1", "運用一夫", "operator");

    static Colleague at(String branch, String id, String name, String role) {
        return new Colleague(
                id, name, Optional.of(branch), branch.equals("001") ? "本店営業部" : "別府支店", Set.of(role + "@" + branch));
    }

    private static Colleague department(String id, String name, String role) {
        return new Colleague(id, name, Optional.empty(), "本部", Set.of(role));
    }

    @Override
    public String getName() {
        return staffId;
    }
}
