package jp.tetsuzuki.platform;

import java.util.List;

/** The documents that a feature has for a case, for the page that tells its story; each such feature offers one bean. */
public interface CaseDocuments {

    /**
     * A document.
     *
     * @param label what it is, as staff read it
     * @param href address below {@code /staff}; what answers there checks for itself who asks
     */
    record Document(String label, String href) {}

    /**
     * @param caseNumber 受付番号
     * @return in the order in which they are shown; empty where there are none
     */
    List<Document> of(String caseNumber);
}
