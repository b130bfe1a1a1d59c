package jp.tetsuzuki.mailpassword;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What came of an entry of mail passwords. */
sealed interface MailPasswordCheck {

    /** The word for audit and diagram. */
    String outcome();

    /** How many wrong entries the session still bears, where that is of interest. */
    default int triesLeft() {
        return 0;
    }

    /** What is to be said at the field of one entry; empty where nothing is. */
    default Optional<Verdict> verdict(Destination destination) {
        return Optional.empty();
    }

    /** All are right. */
    record Right() implements MailPasswordCheck {

        @Override
        public String outcome() {
            return "RIGHT";
        }
    }

    /**
     * Not all are right.
     *
     * @param verdicts for each destination that was asked for; where one has no valid password, only for such
     * @param triesLeft how many wrong entries the session still bears, at least 1
     */
    record NotRight(Map<Destination, Verdict> verdicts, int triesLeft) implements MailPasswordCheck {

        /** A session in which none was ever asked for. */
        static NotRight noneValid(Set<Destination> destinations, int triesLeft) {
            Map<Destination, Verdict> verdicts = new EnumMap<>(Destination.class);
            destinations.forEach(destination -> verdicts.put(destination, Verdict.NOT_VALID));
            return new NotRight(verdicts, triesLeft);
        }

        @Override
        public Optional<Verdict> verdict(Destination destination) {
            return Optional.ofNullable(verdicts.get(destination));
        }

        @Override
        public String outcome() {
            return verdicts.containsValue(Verdict.NOT_VALID) ? "NOT_VALID" : "WRONG";
        }
    }

    /** Too many wrong entries, or the session's end: its passwords are void, and nothing more is compared in it. */
    record Void() implements MailPasswordCheck {

        @Override
        public String outcome() {
            return "VOID";
        }
    }

    /** About one entry. */
    enum Verdict {
        RIGHT,
        WRONG,

        /** There is no valid password to compare with; nothing was counted. */
        NOT_VALID
    }
}
