package jp.tetsuzuki.modeling;

/**
 * One thing in a diagram, decision table or form that breaks a rule, told so that an analyst can mend it in the Modeler.
 *
 * @param rule id of the rule
 * @param subject where it is
 * @param problem what is wrong
 * @param mend what to do about it
 */
record Fault(String rule, Subject subject, String problem, String mend) {

    @Override
    public String toString() {
        return subject + ": " + problem + ". " + mend + ". [" + rule + "]";
    }
}
