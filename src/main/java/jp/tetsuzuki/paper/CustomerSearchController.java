package jp.tetsuzuki.paper;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.CustomerSearch;
import jp.tetsuzuki.customer.CustomerSearch.Found;
import jp.tetsuzuki.customer.CustomerSearch.Place;
import jp.tetsuzuki.customer.CustomerSearch.Slice;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.platform.CustomerState;
import jp.tetsuzuki.platform.DeskNavigation;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * お客様検索: staff find a customer of their branch, headquarters of any, with the present state and the papers. Whoever
 * works on no customers finds no such pages.
 *
 * <p>Names and contract numbers are sent in forms, never in addresses: those are kept by browsers, proxies and logs.
 */
@Controller
class CustomerSearchController implements DeskNavigation {

    private static final String PAGE = "/staff/customers";
    private static final String ONE = PAGE + "/shown";
    private static final int ROWS = 20;
    private static final int CONTRACT_DIGITS = 10;

    /** A customer in the list. */
    public record Row(String contractNumber, String name, String nameKana, String branch) {}

    /** A paper of the customer. */
    public record Paper(String href, String number, String subject, String state, LocalDate receivedOn) {}

    private final CustomerSearch search;
    private final Customers customers;
    private final CustomerState state;
    private final PaperCases cases;
    private final Audit audit;

    CustomerSearchController(
            CustomerSearch search, Customers customers, CustomerState state, PaperCases cases, Audit audit) {
        this.search = search;
        this.customers = customers;
        this.state = state;
        this.cases = cases;
        this.audit = audit;
    }

    @Override
    public List<Entry> entriesFor(DeskUser user) {
        return seesCustomers(user) ? List.of(new Entry("お客様検索", PAGE, 900)) : List.of();
    }

    @GetMapping(PAGE)
    String ask(@AuthenticationPrincipal DeskUser user, Model model) {
        return page(user, "", model);
    }

    private static String page(DeskUser user, String typed, Model model) {
        if (!seesCustomers(user)) {
            throw new ApplicationController.NoSuchPaper();
        }
        model.addAttribute("asked", typed);
        model.addAttribute("headquarters", branchOf(user).isEmpty());
        return "desk/customers";
    }

    /**
     * @param typed a contract number or the beginning of a name in kana
     * @param after where the page before has ended
     */
    @PostMapping(PAGE)
    String find(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam Optional<String> after,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        String page = page(user, typed, model);
        String asked = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        String number = asked.replaceAll("[\\s-]", "");
        if (number.matches("[0-9]{1,40}")) {
            byNumber(number, user, model);
        } else if (CustomerSearch.isKana(asked)) {
            byKana(asked, after, user, model);
        } else {
            model.addAttribute("error", "契約者番号（数字10桁）か、お名前のカナを入力してください。");
        }
        return page;
    }

    private void byNumber(String number, DeskUser user, Model model) {
        if (number.length() != CONTRACT_DIGITS) {
            model.addAttribute("error", "契約者番号は10桁です。桁数を確かめて入力してください。");
            return;
        }
        model.addAttribute(
                "rows",
                visible(number, user)
                        .map(customer -> row(new Found(
                                customer.contractNumber(), customer.name(), customer.nameKana(), customer.branch())))
                        .stream()
                        .toList());
    }

    private void byKana(String kana, Optional<String> after, DeskUser user, Model model) {
        Optional<Place> place =
                after.map(text -> Place.parse(text).orElseThrow(ApplicationController.NoSuchPaper::new));
        Slice slice = search.byKana(branchOf(user), kana, place, ROWS);
        model.addAttribute(
                "rows",
                slice.customers().stream().map(CustomerSearchController::row).toList());
        model.addAttribute("behindFirst", place.isPresent());
        model.addAttribute("next", slice.next().map(Place::text).orElse(null));
    }

    /** The address of a customer's page, opened by itself, says nothing of whose it was. */
    @GetMapping(ONE)
    String ofNobody() {
        return "redirect:" + PAGE;
    }

    @PostMapping(ONE)
    String show(
            @RequestParam(defaultValue = "") String contractNumber,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Customer customer = visible(contractNumber, user).orElseThrow(ApplicationController.NoSuchPaper::new);
        audit.record(AuditEvent.of("customer.view", "DONE", contractNumber));
        model.addAttribute("shown", customer);
        model.addAttribute("state", state.viewOf(contractNumber));
        model.addAttribute(
                "papers",
                cases.of(contractNumber).stream()
                        .filter(one -> user.sees(one.branchCode()))
                        .map(CustomerSearchController::paper)
                        .toList());
        return "desk/customer";
    }

    private Optional<Customer> visible(String contractNumber, DeskUser user) {
        return customers
                .find(contractNumber)
                .filter(customer -> user.sees(customer.branch().code()));
    }

    private static boolean seesCustomers(DeskUser user) {
        return user.groups().contains(DeskUser.HEADQUARTERS)
                || user.branchCode().filter(user::sees).isPresent();
    }

    /** The branch to which the person is bound; empty for headquarters. */
    private static Optional<String> branchOf(DeskUser user) {
        return user.groups().contains(DeskUser.HEADQUARTERS) ? Optional.empty() : user.branchCode();
    }

    private static Row row(Found found) {
        return new Row(
                found.contractNumber(),
                found.name(),
                found.nameKana(),
                found.branch().name());
    }

    private static Paper paper(PaperCase one) {
        return new Paper(
                "/staff/cases/" + one.number(),
                one.number(),
                one.subject(),
                one.state().text(),
                one.receivedOn());
    }
}
