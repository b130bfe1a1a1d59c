package jp.tetsuzuki.paper;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import jp.tetsuzuki.customer.Customers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A customer's own applications as PDF files, and the blank one. */
@Controller
class ApplicationController {

    private final PaperApplications applications;
    private final ApplicationPrint print;
    private final Customers customers;

    /** Drawn once: anybody may ask for it, and it is the same for everybody. */
    private final Supplier<byte[]> blank;

    ApplicationController(
            PaperApplications applications,
            ApplicationPrint print,
            Customers customers,
            BlankApplicationSettings settings) {
        this.applications = applications;
        this.print = print;
        this.customers = customers;
        this.blank = SingletonSupplier.of(
                () -> print.blank(new ApplicationWords(settings.subject(), settings.enclosures())));
    }

    /** For customers who can't log in: without a number, and nobody's. */
    @GetMapping("/paper/blank.pdf")
    ResponseEntity<byte[]> blank() {
        return pdf(blank.get(), "書面手続き申込書.pdf");
    }

    /** The application that was printed last and waits to be handed in. */
    @GetMapping("/paper/application.pdf")
    ResponseEntity<byte[]> newest(Principal customer) {
        return file(customer, applications.newest(customer.getName()));
    }

    @GetMapping("/paper/applications/{number:P[0-9]{12}}.pdf")
    ResponseEntity<byte[]> one(@PathVariable String number, Principal customer) {
        return file(
                customer,
                applications
                        .find(number)
                        .filter(application -> application.contractNumber().equals(customer.getName())));
    }

    private ResponseEntity<byte[]> file(Principal customer, Optional<PaperApplication> asked) {
        PaperApplication application = asked.orElseThrow(NoSuchPaper::new);
        byte[] file = print.of(application, customers.find(customer.getName()).orElseThrow(NoSuchPaper::new));
        return pdf(file, "書面手続き申込書_" + application.number() + ".pdf");
    }

    /** A file that the browser shows, and names so when it is kept. */
    static ResponseEntity<byte[]> pdf(byte[] file, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    /** A paper that there is not, or not for who asks: the two are told apart to nobody. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchPaper extends RuntimeException {}
}
