package jp.tetsuzuki.platform;

import java.util.Optional;

/** Tells where a case stands, in the words that its diagram has for the customer. */
public interface CaseStages {

    /**
     * @param caseNumber 受付番号
     * @return the extension property {@code stage} of the user task that waits; empty where no task waits, or one
     *     without that property
     */
    Optional<String> stageOf(String caseNumber);
}
