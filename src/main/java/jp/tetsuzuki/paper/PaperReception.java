package jp.tetsuzuki.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.paper.ReceptionCheck.Acceptable;
import jp.tetsuzuki.paper.ReceptionCheck.Reason;
import jp.tetsuzuki.paper.ReceptionCheck.Refused;
import jp.tetsuzuki.paper.Registration.AlreadyOpen;
import jp.tetsuzuki.paper.Registration.ApplicationUsed;
import jp.tetsuzuki.paper.Registration.Registered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reception of papers at a branch: what can become a case, and the case that becomes of it. */
@Component
class PaperReception {

    private final Customers customers;
    private final PaperApplications applications;
    private final PaperNumbers numbers;
    private final PaperCases cases;
    private final Clock clock;

    PaperReception(
            Customers customers, PaperApplications applications, PaperNumbers numbers, PaperCases cases, Clock clock) {
        this.customers = customers;
        this.applications = applications;
        this.numbers = numbers;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * What a clerk has entered.
     *
     * @param branchCode the clerk's branch, three digits
     * @param applicationNumber number of a printed application, as typed; empty where the reception starts from scratch
     * @param contractNumber contract number, as typed; may be empty beside an application's number
     * @param request what the customer asks for; empty where the application says it
     * @param receivedOn the day on which the paper came in
     */
    record Entry(
            String branchCode,
            Optional<String> applicationNumber,
            Optional<String> contractNumber,
            Optional<PaperRequest> request,
            LocalDate receivedOn) {}

    /** Whether the entry can become a case, as far as the register knows. */
    ReceptionCheck check(Entry entry) {
        if (entry.receivedOn().isAfter(LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
            return Refused.because(Reason.RECEIVED_IN_FUTURE);
        }
        return entry.applicationNumber().isPresent() ? checkApplication(entry) : checkContract(entry);
    }

    private ReceptionCheck checkApplication(Entry entry) {
        Optional<PaperApplication> application = entry.applicationNumber()
                .flatMap(PaperNumbers::read)
                .flatMap(applications::find)
                .filter(found -> isOf(entry.branchCode(), found.contractNumber()));
        if (application.isEmpty()) {
            return Refused.because(Reason.APPLICATION_UNKNOWN);
        }
        PaperApplication found = application.get();
        if (entry.contractNumber()
                .filter(typed -> !typed.equals(found.contractNumber()))
                .isPresent()) {
            return Refused.because(Reason.CONTRACT_DIFFERS);
        }
        if (found.used()) {
            return Refused.because(Reason.APPLICATION_USED);
        }
        return checkOpen(found.contractNumber(), found.request(), Optional.of(found.number()));
    }

    private ReceptionCheck checkContract(Entry entry) {
        if (entry.contractNumber().isEmpty()) {
            return Refused.because(Reason.NUMBER_MISSING);
        }
        String contractNumber = entry.contractNumber().get();
        return isOf(entry.branchCode(), contractNumber)
                ? checkOpen(contractNumber, entry.request().orElseThrow(), Optional.empty())
                : Refused.because(Reason.UNKNOWN_CONTRACT);
    }

    private ReceptionCheck checkOpen(String contractNumber, PaperRequest request, Optional<String> applicationNumber) {
        return cases.open(contractNumber, request.reason())
                .<ReceptionCheck>map(open -> new Refused(Reason.ALREADY_OPEN, open.number()))
                .orElseGet(() -> new Acceptable(contractNumber, request, applicationNumber));
    }

    /** Contracts of other branches are as unknown as those that nobody has. */
    private boolean isOf(String branchCode, String contractNumber) {
        return customers
                .find(contractNumber)
                .map(Customer::branch)
                .filter(branch -> branch.code().equals(branchCode))
                .isPresent();
    }

    /**
     * Registers a case, in the caller's transaction.
     *
     * @param applicationNumber number of the printed application that becomes the case, which takes it over; empty where
     *     there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Registration register(Optional<String> applicationNumber, Reception reception) {
        cases.lock(reception.contractNumber());
        Optional<PaperCase> open =
                cases.open(reception.contractNumber(), reception.request().reason());
        if (open.isPresent()) {
            return new AlreadyOpen(open.get().number());
        }
        if (applicationNumber.filter(number -> !applications.use(number)).isPresent()) {
            return new ApplicationUsed();
        }
        return new Registered(cases.add(applicationNumber.orElseGet(numbers::next), reception));
    }
}
