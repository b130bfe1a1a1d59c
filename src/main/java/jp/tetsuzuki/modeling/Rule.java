package jp.tetsuzuki.modeling;

/** Something that diagrams, decision tables and forms must keep. */
interface Rule {

    /** Names the rule in faults; kebab-case. */
    String id();

    /**
     * @param procedures all files that go together
     * @param acts what Java offers them
     * @param report gets every breach
     */
    void check(Procedures procedures, Acts acts, Report report);

    /** Where a rule tells its breaches. */
    @FunctionalInterface
    interface Report {
        void fault(Subject subject, String problem, String mend);
    }
}
