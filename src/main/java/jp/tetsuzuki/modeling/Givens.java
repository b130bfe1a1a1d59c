package jp.tetsuzuki.modeling;

import java.util.Set;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcedureVariables;

/** Variables that say who acts, for whom and in which case. The login, the reception and the case set them, nobody else. */
final class Givens {

    static final Set<String> NAMES = Set.of(
            ProcedureVariables.CONTRACT_NUMBER.name(),
            CaseVariables.ACTOR.name(),
            CaseVariables.BRANCH_CODE.name(),
            CaseVariables.CASE_NUMBER.name());

    private Givens() {}
}
