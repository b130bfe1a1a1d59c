package jp.tetsuzuki.paper;

import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The letters about a case as PDF files, for those who see the branch that holds it. */
@Controller
class LetterController {

    private final PaperCases cases;
    private final Customers customers;
    private final LetterPrint print;
    private final Audit audit;

    LetterController(PaperCases cases, Customers customers, LetterPrint print, Audit audit) {
        this.cases = cases;
        this.customers = customers;
        this.print = print;
        this.audit = audit;
    }

    @GetMapping("/staff/cases/{number:P[0-9]{12}}/letters/{kind:[a-z]+}.pdf")
    ResponseEntity<byte[]> letter(
            @PathVariable String number, @PathVariable String kind, @AuthenticationPrincipal DeskUser user) {
        PaperCase about = cases.byNumber(number)
                .filter(one -> user.sees(one.branchCode()))
                .orElseThrow(ApplicationController.NoSuchPaper::new);
        LetterKind letter = LetterKind.of(kind)
                .filter(one -> one.belongsTo(about))
                .orElseThrow(ApplicationController.NoSuchPaper::new);
        Customer customer = customers.find(about.contractNumber()).orElseThrow(ApplicationController.NoSuchPaper::new);
        audit.record(AuditEvent.of("paper.letter", letter.name(), about.contractNumber())
                .about(number));
        return ApplicationController.pdf(
                print.of(letter, about, customer), letter.label() + "_" + about.number() + ".pdf");
    }
}
