package jp.tetsuzuki.paper;

import java.util.Arrays;
import java.util.List;
import jp.tetsuzuki.platform.CaseDocuments;
import org.springframework.stereotype.Component;

/** The letters that a case has as it stands, for its story on the desk. */
@Component
class LetterDocuments implements CaseDocuments {

    private final PaperCases cases;

    LetterDocuments(PaperCases cases) {
        this.cases = cases;
    }

    @Override
    public List<Document> of(String caseNumber) {
        return cases.byNumber(caseNumber).stream()
                .flatMap(about -> Arrays.stream(LetterKind.values())
                        .filter(kind -> kind.belongsTo(about))
                        .map(kind -> new Document(
                                kind.label() + "（PDF）",
                                "/staff/cases/" + about.number() + "/letters/" + kind.key() + ".pdf")))
                .toList();
    }
}
