package jp.tetsuzuki.paper;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tetsuzuki.platform.CaseStages;
import jp.tetsuzuki.platform.CustomerFacts;
import org.springframework.stereotype.Component;

/** What pages tell a customer about papers: how the cases stand, and the application that waits to be handed in. */
@Component
class PaperFacts implements CustomerFacts {

    private static final int MOST_CASES = 20;

    private final PaperCases cases;
    private final PaperApplications applications;
    private final CaseStages stages;

    PaperFacts(PaperCases cases, PaperApplications applications, CaseStages stages) {
        this.cases = cases;
        this.applications = applications;
        this.stages = stages;
    }

    @Override
    public Map<String, Object> of(String contractNumber) {
        List<PaperCase> known = cases.of(contractNumber);
        Optional<PaperApplication> printed = applications.newest(contractNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("paperCases", known.stream().limit(MOST_CASES).map(this::row).toList());
        facts.put(
                "openPaperReasons",
                known.stream()
                        .filter(one -> one.state() == CaseState.OPEN)
                        .map(one -> one.request().reason())
                        .sorted()
                        .collect(Collectors.joining(",")));
        facts.put(
                "paperCaseLacking", known.stream().anyMatch(one -> one.missing().isPresent()));
        facts.put(
                "paperApplicationNumber", printed.map(PaperApplication::number).orElse(null));
        facts.put(
                "paperApplicationSubject",
                printed.map(application -> application.words().subject()).orElse(null));
        facts.put(
                "paperApplicationValidUntil",
                printed.map(applications::validUntil).map(LocalDate::toString).orElse(null));
        return facts;
    }

    private Map<String, Object> row(PaperCase one) {
        Map<String, Object> row = new HashMap<>();
        row.put("number", one.number());
        row.put("subject", one.subject());
        row.put("stage", stage(one));
        row.put("note", one.missing().or(one::closeReason).orElse(null));
        row.put("dueAt", one.customerDueAt().orElse(null));
        row.put("expectedOn", one.state() == CaseState.OPEN ? one.expectedOn() : null);
        return row;
    }

    private String stage(PaperCase one) {
        return one.state() == CaseState.OPEN
                ? stages.stageOf(one.number()).orElse(one.state().text())
                : one.state().text();
    }
}
