package jp.tetsuzuki.taskui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.KnownFault;
import org.springframework.stereotype.Component;

/** Tells in words why a background step has failed, from the stack trace that the engine keeps. */
@Component
class FailureCauses {

    private static final String CAUSED_BY = "Caused by: ";

    /** A class in a package, and its message if it has one. */
    private static final Pattern HEAD = Pattern.compile("((?:[a-z]\\w*\\.)+[A-Z][\\w$]*)(?:: (.*))?");

    /**
     * Why a step has failed.
     *
     * @param words what has happened and what helps
     * @param kind simple name of the exception's class, empty where it is not known
     */
    record Cause(String words, String kind) {}

    /** An exception in a stack trace. */
    private record Link(String className, String message) {

        private String simpleName() {
            return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        }
    }

    private final List<KnownFault> faults;

    /** The narrower fault comes first. */
    FailureCauses(List<KnownFault> faults) {
        this.faults = faults.stream()
                .sorted(Comparator.comparingInt(
                                (KnownFault fault) -> fault.saying().length())
                        .reversed())
                .toList();
    }

    /**
     * @param stackTrace as Java prints it; null where the engine has none
     */
    Cause of(String stackTrace) {
        List<Link> links = links(stackTrace == null ? "" : stackTrace);
        return links.stream()
                .flatMap(link -> known(link).stream())
                .findFirst()
                .orElseGet(() -> new Cause(
                        "処理の途中で誤りが起きました。アプリケーションの記録を調べてください。",
                        links.isEmpty() ? "" : links.get(0).simpleName()));
    }

    private Optional<Cause> known(Link link) {
        return faults.stream()
                .filter(fault -> fault.covers(link.className(), link.message()))
                .findFirst()
                .map(fault -> new Cause(fault.words(), link.simpleName()));
    }

    /**
     * The outermost first. A message of several lines could feign a cause; whatever a line says, only the words of a known
     * fault, and of the very first line the class, are shown.
     */
    private static List<Link> links(String stackTrace) {
        Stream<String> causes = stackTrace
                .lines()
                .skip(1)
                .filter(line -> line.startsWith(CAUSED_BY))
                .map(line -> line.substring(CAUSED_BY.length()));
        return Stream.concat(stackTrace.lines().limit(1), causes)
                .map(HEAD::matcher)
                .filter(Matcher::matches)
                .map(head -> new Link(head.group(1), head.group(2) == null ? "" : head.group(2)))
                .toList();
    }
}
