package jp.tetsuzuki.modeling;

import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Files are made for our engine, its processes run, and its history ends when the specification says. A form's platform is
 * the form's.
 */
final class PlatformRule implements Rule {

    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String DMN_EXTENSIONS = "http://camunda.org/schema/1.0/dmn";
    private static final String PLATFORM = "Camunda Platform";
    private static final String VERSION = "7.24.0";

    /** How long the specification keeps a procedure's history. */
    private static final String KEPT = "P180D";

    @Override
    public String id() {
        return "platform";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            Subject process = diagram.subject(diagram.process());
            checkPlatform(diagram.file(), diagram.model().getDefinitions(), report);
            checkHistory(process, diagram.process().getAttributeValueNs(Diagram.CAMUNDA, "historyTimeToLive"), report);
            if (!diagram.process().isExecutable()) {
                report.fault(process, "the process is not executable", "Tick Executable in its properties");
            }
        }
        for (DecisionTable table : procedures.decisions()) {
            checkPlatform(table.file(), table.model().getDefinitions(), report);
            checkHistory(
                    table.subject(table.decision()),
                    table.decision().getAttributeValueNs(DMN_EXTENSIONS, "historyTimeToLive"),
                    report);
        }
    }

    private static void checkPlatform(String file, ModelElementInstance definitions, Report report) {
        if (!PLATFORM.equals(definitions.getAttributeValueNs(MODELER, "executionPlatform"))
                || !VERSION.equals(definitions.getAttributeValueNs(MODELER, "executionPlatformVersion"))) {
            report.fault(
                    Subject.file(file),
                    "it is not made for " + PLATFORM + " " + VERSION,
                    "Choose that platform and version at the bottom of the Modeler");
        }
    }

    private static void checkHistory(Subject subject, String timeToLive, Report report) {
        String mend = "Set it to " + KEPT + ", the specification's keeping time";
        if (timeToLive == null || timeToLive.isBlank()) {
            report.fault(subject, "it has no history time to live", mend);
        } else if (!KEPT.equals(timeToLive)) {
            report.fault(subject, "its history time to live is '" + timeToLive + "'", mend);
        }
    }
}
