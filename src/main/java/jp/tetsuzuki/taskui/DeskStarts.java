package jp.tetsuzuki.taskui;

import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.stereotype.Component;

/** Which procedures a member of staff may begin. */
@Component
class DeskStarts {

    private final ProcedureCatalog catalog;

    DeskStarts(ProcedureCatalog catalog) {
        this.catalog = catalog;
    }

    /** The procedures of the person's roles, in their order. */
    List<Procedure> of(DeskUser user) {
        return catalog.begunAtDesk().stream()
                .filter(procedure -> isOpenTo(user, procedure))
                .toList();
    }

    /** The procedure that new instances get; empty where it is not the person's to begin. */
    Optional<Procedure> of(DeskUser user, String key) {
        return catalog.latest(key).filter(procedure -> isOpenTo(user, procedure));
    }

    private static boolean isOpenTo(DeskUser user, Procedure procedure) {
        return procedure
                .deskStart()
                .filter(role -> user.groups().contains(role)
                        || user.branchCode()
                                .filter(branch -> user.groups().contains(role + "@" + branch))
                                .isPresent())
                .isPresent();
    }
}
