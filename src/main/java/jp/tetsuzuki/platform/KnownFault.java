package jp.tetsuzuki.platform;

import java.util.List;

/**
 * A kind of fault of background steps that operators are told of in words; features offer beans of the kinds that they
 * throw. An exception's own words are looked at and never shown: those of a library may hold what was typed or sent.
 *
 * @param kinds names of exception classes, or beginnings of them that end with a dot
 * @param saying what the exception's message must contain, empty for any message
 * @param words what has happened and what helps, in one or two sentences for operators
 */
public record KnownFault(List<String> kinds, String saying, String words) {

    public KnownFault {
        kinds = List.copyOf(kinds);
    }

    public static KnownFault of(Class<? extends Throwable> kind, String words) {
        return new KnownFault(List.of(kind.getName()), "", words);
    }

    /** The same, for those exceptions only whose message contains the given part, with other words. */
    public KnownFault saying(String part, String otherWords) {
        return new KnownFault(kinds, part, otherWords);
    }

    /**
     * @param className full name of the exception's class
     * @param message the exception's message, empty where it has none
     */
    public boolean covers(String className, String message) {
        return kinds.stream().anyMatch(kind -> kind.endsWith(".") ? className.startsWith(kind) : className.equals(kind))
                && message.contains(saying);
    }
}
