package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the analyst reads in the Modeler's log when a deployment is refused: plain lines, one fault after the other. */
final class RefusalText {

    private static final JapaneseWords WORDS = JapaneseWords.read();

    private RefusalText() {}

    static String of(List<Fault> faults) {
        return "デプロイできませんでした。何も変更されていません。次の%d点を直してから、もう一度デプロイしてください。\n".formatted(faults.size())
                + IntStream.range(0, faults.size())
                        .mapToObj(number -> line(number + 1, faults.get(number)))
                        .collect(Collectors.joining("\n"));
    }

    private static String line(int number, Fault fault) {
        Subject subject = fault.subject();
        String element = (subject.name().isEmpty() ? "" : "「" + subject.name().replaceAll("\\s+", " ") + "」")
                + (subject.id().isEmpty() ? "" : "（" + subject.id() + "）");
        return "%d. %s%s\n   問題：%s\n   直し方：%s\n   規則：%s"
                .formatted(
                        number,
                        subject.file(),
                        element,
                        WORDS.of(fault.problem()),
                        WORDS.of(fault.mend()),
                        fault.rule());
    }
}
