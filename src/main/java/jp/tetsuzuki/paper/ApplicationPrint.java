package jp.tetsuzuki.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.BranchAddress;
import jp.tetsuzuki.customer.BranchAddresses;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.print.Document;
import jp.tetsuzuki.print.Print;
import org.springframework.stereotype.Component;

/**
 * The printed application: a sheet to be handed in, prefilled where it is known for whom, and a sheet for the customer
 * that says what to enclose, where to bring or send it and how it goes on.
 */
@Component
class ApplicationPrint {

    static final String TITLE = "書面手続き申込書";

    /**
     * What is printed.
     *
     * @param application empty on a blank one
     * @param madeOn the day on which it was made
     * @param validUntil the last day on which it can be handed in
     * @param customer empty on a blank one
     * @param address where it is handed in; empty where that is not known
     */
    record Content(
            InstitutionSettings institution,
            ApplicationWords words,
            Optional<PaperApplication> application,
            Optional<LocalDate> madeOn,
            Optional<LocalDate> validUntil,
            Optional<Customer> customer,
            Optional<BranchAddress> address) {

        /** 受付番号, empty on a blank one. */
        String number() {
            return application.map(PaperApplication::number).orElse("");
        }
    }

    private final Print print;
    private final PaperApplications applications;
    private final BranchAddresses addresses;
    private final InstitutionSettings institution;
    private final Clock clock;

    ApplicationPrint(
            Print print,
            PaperApplications applications,
            BranchAddresses addresses,
            InstitutionSettings institution,
            Clock clock) {
        this.print = print;
        this.applications = applications;
        this.addresses = addresses;
        this.institution = institution;
        this.clock = clock;
    }

    /** The application as a PDF file. */
    byte[] of(PaperApplication application, Customer customer) {
        Instant made = application.createdAt();
        return draw(
                TITLE + " " + application.number(),
                made,
                new Content(
                        institution,
                        application.words(),
                        Optional.of(application),
                        Optional.of(LocalDate.ofInstant(made, clock.getZone())),
                        Optional.of(applications.validUntil(application)),
                        Optional.of(customer),
                        Optional.of(customer.branch()).map(Branch::code).flatMap(addresses::of)));
    }

    /** An application without number and customer, for those who can't log in, as a PDF file. */
    byte[] blank(ApplicationWords words) {
        return draw(
                TITLE,
                clock.instant(),
                new Content(
                        institution,
                        words,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private byte[] draw(String title, Instant made, Content content) {
        try (Document document = print.begin(title, institution.name(), made)) {
            new ApplicationSheet(content, document.addSheet()).draw();
            new GuidanceSheet(content, document.addSheet()).draw();
            return document.file();
        }
    }
}
