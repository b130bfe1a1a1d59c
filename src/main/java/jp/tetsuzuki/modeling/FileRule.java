package jp.tetsuzuki.modeling;

import java.util.HashSet;
import java.util.Set;

/** There are files, each can be read, no two have one name, and no form has a fault of its own. */
final class FileRule implements Rule {

    @Override
    public String id() {
        return "files";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        if (procedures.diagrams().isEmpty() && procedures.unreadable().isEmpty()) {
            report.fault(Subject.file("processes"), "no diagram was found", "Look where the files went");
        }
        Set<String> names = new HashSet<>();
        for (ProcedureFile file : procedures.files()) {
            if (!names.add(file.name())) {
                report.fault(Subject.file(file.name()), "two files have this name", "Rename one of them");
            }
        }
        for (Procedures.Unreadable file : procedures.unreadable()) {
            report.fault(Subject.file(file.file().name()), file.why(), "Open it in the Modeler and save it again");
        }
        for (PageForm form : procedures.forms()) {
            form.faults()
                    .forEach(fault -> report.fault(form.subject(fault.component()), fault.problem(), fault.mend()));
        }
    }
}
