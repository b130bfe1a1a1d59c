package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.modeling.Analyst;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every address below {@code /staff} and {@code /paper} and every action there, tried by everybody. */
abstract class StaffAuthorizationContract extends StaffContract {

    /**
     * Cases are of branch 001; {@code colleague} has claimed the checks and {@code approver} the approvals that are
     * somebody's, {@code clerk} has begun the receptions. {@code both} is clerk and approver and has worked on none.
     *
     * <p>{@code page}, {@code file}: shown. {@code lists}: a page with the lists of tasks. {@code found}: a page with the
     * customer. {@code done}: took effect. {@code refused}: somebody else's to do, with words that say so. {@code none}:
     * 404, told apart from what there is not by nobody. {@code bad}: 400. {@code home}, {@code login}, {@code out}: led
     * to the desk, to a login (where a script asks: 401), logged out.
     */
    private static final String EXPECTED = """
            action                        | clerk | colleague | clerk002 | approver | approver002 | both    | hq    | analyst | operator | customer | nobody
            list open                     | lists | lists     | lists    | lists    | lists       | lists   | lists | page    | page     | login    | login
            list mine                     | lists | lists     | lists    | lists    | lists       | lists   | lists | page    | page     | login    | login
            list overdue                  | lists | lists     | lists    | lists    | lists       | lists   | lists | page    | page     | login    | login
            list done                     | lists | lists     | lists    | lists    | lists       | lists   | lists | page    | page     | login    | login
            list that there is not        | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            read check                    | page  | page      | none     | none     | none        | page    | none  | none    | none     | login    | login
            diagram of check              | file  | file      | none     | none     | none        | file    | none  | none    | none     | login    | login
            claim check                   | done  | done      | none     | none     | none        | done    | none  | none    | none     | login    | login
            return colleague's check      | refused | done    | none     | none     | none        | refused | none  | none    | none     | login    | login
            complete colleague's check    | refused | done    | none     | none     | none        | refused | none  | none    | none     | login    | login
            take over check in time       | refused | refused | none     | none     | none        | refused | none  | none    | none     | login    | login
            read approval                 | none  | none      | none     | page     | none        | page    | none  | none    | none     | login    | login
            diagram of approval           | none  | none      | none     | file     | none        | file    | none  | none    | none     | login    | login
            claim approval                | none  | none      | none     | done     | none        | done    | none  | none    | none     | login    | login
            return approver's approval    | none  | none      | none     | done     | none        | refused | none  | none    | none     | login    | login
            complete approver's approval  | none  | none      | none     | done     | none        | refused | none  | none    | none     | login    | login
            read story                    | page  | page      | none     | page     | none        | page    | page  | none    | none     | login    | login
            story that there is not       | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            letter                        | file  | file      | none     | file     | none        | file    | file  | none    | none     | login    | login
            letter of another stage       | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            reception                     | page  | page      | page     | none     | none        | page    | none  | none    | none     | login    | login
            begin reception               | done  | done      | done     | none     | none        | done    | none  | none    | none     | login    | login
            read clerk's reception        | page  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            register clerk's reception    | done  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            clerk's receipt               | page  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            customers' procedure at desk  | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            search page                   | page  | page      | page     | page     | page        | page    | page  | none    | none     | login    | login
            search by number              | found | found     | page     | found    | page        | found   | found | none    | none     | login    | login
            search by kana                | found | found     | page     | found    | page        | found   | found | none    | none     | login    | login
            customer                      | page  | page      | none     | page     | none        | page    | page  | none    | none     | login    | login
            customer's bare address       | done  | done      | done     | done     | done        | done    | done  | done    | done     | login    | login
            analysis                      | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            analysis of a version         | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            diagram of a version          | none  | none      | none     | none     | none        | none    | none  | file    | none     | login    | login
            version that there is not     | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            versions                      | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            forms of a version            | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            form of a version             | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            form that there is not        | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            changes between versions      | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            decisions                     | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            versions of a decision        | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            decision                      | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            deployments                   | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            operations                    | none  | none      | none     | none     | none        | none    | none  | none    | page     | login    | login
            retry of one step             | none  | none      | none     | none     | none        | none    | none  | none    | done     | login    | login
            retry of all steps            | none  | none      | none     | none     | none        | none    | none  | none    | done     | login    | login
            password page                 | page  | page      | page     | page     | page        | page    | page  | page    | page     | login    | login
            password that is too short    | page  | page      | page     | page     | page        | page    | page  | page    | page     | login    | login
            login page                    | home  | home      | home     | home     | home        | home    | home  | home    | home     | page     | page
            login that is refused         | page  | page      | page     | page     | page        | page    | page  | page    | page     | page     | page
            words of a refused login      | bad   | bad       | bad      | bad      | bad         | bad     | bad   | bad     | bad      | login    | login
            stay logged in                | done  | done      | done     | done     | done        | done    | done  | done    | done     | login    | login
            unknown address               | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            deep unknown address          | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            form to unknown address       | none  | none      | none     | none     | none        | none    | none  | none    | none     | login    | login
            blank application             | file  | file      | file     | file     | file        | file    | file  | file    | file     | file     | file
            newest application            | login | login     | login    | login    | login       | login   | login | login   | login    | file     | login
            customer's application        | login | login     | login    | login    | login       | login   | login | login   | login    | file     | login
            another's application         | login | login     | login    | login    | login       | login   | login | login   | login    | none     | login
            unknown paper                 | login | login     | login    | login    | login       | login   | login | login   | login    | none     | login
            read late check               | page  | page      | none     | none     | none        | page    | page  | none    | none     | login    | login
            claim late check              | done  | done      | none     | none     | none        | done    | done  | none    | none     | login    | login
            take over late check          | done  | refused   | none     | none     | none        | done    | done  | none    | none     | login    | login
            read headquarters' approval   | none  | none      | none     | none     | none        | none    | page  | none    | none     | login    | login
            claim headquarters' approval  | none  | none      | none     | none     | none        | none    | done  | none    | none     | login    | login
            plan of a move                | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            move of instances             | none  | none      | none     | none     | none        | none    | none  | page    | none     | login    | login
            log out                       | out   | out       | out      | out      | out         | out     | out   | out     | out      | out      | out
            """;

    private static final Map<String, String> STAFF = Map.of(
            "clerk", CLERK_OF_BRANCH,
            "colleague", COLLEAGUE,
            "clerk002", CLERK_ELSEWHERE,
            "approver", APPROVER_OF_BRANCH,
            "approver002", APPROVER_ELSEWHERE,
            "both", CLERK_AND_APPROVER,
            "hq", HEAD_OFFICE,
            "analyst", ANALYST,
            "operator", OPERATOR);

    /** The one customer of this name, in a list. */
    private static final String OWNER = "3999999999";

    private static final String VERSION_PAGE = "/staff/analysis/procedures/" + ISSUANCE + "/1";
    private static final String MOVE = "/staff/analysis/procedures/" + SUSPENSION_NOTICE + "/1/move";

    private static final Pattern FOUND = Pattern.compile("name=\"contractNumber\"\\s+value=\"" + OWNER + "\"");

    private static final Pattern PLACE = Pattern.compile("<a class=\"desk-navigation__link\"([^>]*)>([^<]+)<");

    private static final Instant AFTER_DEADLINE_OF_CHECK = Instant.parse("2027-02-02T08:00:00Z");
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Instant AFTER_ESCALATION = Instant.parse("2027-02-09T08:00:00Z");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Customers customers;

    @Autowired
    private RepositoryService repository;

    private final Map<String, Desk> desks = new HashMap<>();
    private final Map<String, Action> actions = new LinkedHashMap<>();

    /**
     * @param fields null to look, the form's fields to send
     */
    private record Request(String path, Map<String, String> fields) {

        String method() {
            return fields == null ? "GET" : "POST";
        }
    }

    /**
     * What is tried.
     *
     * @param subjects prepares what one person tries it on, and gives the request to be made when the time has come
     * @param moment when it is tried, null for the moment at which the preparation stands
     */
    private record Action(Supplier<Supplier<Request>> subjects, Instant moment) {}

    @Test
    void everybody_gets_what_is_theirs_and_nothing_else() {
        welcomeOwner();
        describe();
        List<String> lines = EXPECTED.lines().toList();
        List<String> people = columns(lines.get(0)).skip(1).toList();
        assertThat(lines.stream().skip(1).map(line -> columns(line).findFirst().orElseThrow()))
                .containsExactlyElementsOf(actions.keySet());
        Map<String, Set<String>> tried = new HashMap<>();
        List<String> found = new ArrayList<>();
        found.add(row(columns(lines.get(0)).toList()));
        List<String> expected = new ArrayList<>();
        lines.forEach(line -> expected.add(row(columns(line).toList())));
        actions.forEach((name, action) -> {
            List<Supplier<Request>> subjects =
                    people.stream().map(person -> action.subjects().get()).toList();
            if (action.moment() != null) {
                moveTo(action.moment());
            }
            List<String> cells = new ArrayList<>(List.of(name));
            for (int person = 0; person < people.size(); person++) {
                Request request = subjects.get(person).get();
                tried.computeIfAbsent(request.method(), method -> new TreeSet<>())
                        .add(Desk.path(request.path()));
                cells.add(outcome(people.get(person), request));
            }
            found.add(row(cells));
        });
        assertThat(String.join("\n", found)).isEqualTo(String.join("\n", expected));
        assertThat(mappingsThatNobodyTried(tried)).isEmpty();
    }

    @Test
    void the_navigation_offers_what_is_open_to_each() {
        assertThat(places(CLERK_OF_BRANCH, "/staff")).containsExactly("一覧 *", "書面の受付", "お客様検索");
        assertThat(places(APPROVER_OF_BRANCH, "/staff")).containsExactly("一覧 *", "お客様検索");
        assertThat(places(HEAD_OFFICE, "/staff/customers")).containsExactly("一覧", "お客様検索 *");
        assertThat(places(ANALYST, "/staff")).containsExactly("一覧 *", "手続きの分析");
        assertThat(places(ANALYST, VERSION_PAGE)).containsExactly("一覧", "手続きの分析 *");
        assertThat(places(OPERATOR, "/staff/operations")).containsExactly("一覧", "システム運用 *");
    }

    @Test
    void the_pages_of_a_reception_stand_under_the_reception() {
        assertThat(places(CLERK_OF_BRANCH, RECEPTION_PAGE)).containsExactly("一覧", "書面の受付 *", "お客様検索");
        assertThat(places(CLERK_OF_BRANCH, receptionOfClerk())).containsExactly("一覧", "書面の受付 *", "お客様検索");
        assertThat(places(CLERK_OF_BRANCH, taskPage(newCase()))).containsExactly("一覧 *", "書面の受付", "お客様検索");
    }

    private List<String> places(String staffId, String path) {
        return PLACE.matcher(deskOf(staffId).get(path).body())
                .results()
                .map(place -> place.group(2) + (place.group(1).contains("aria-current=\"page\"") ? " *" : ""))
                .toList();
    }

    private static Stream<String> columns(String line) {
        return Arrays.stream(line.split("[|]")).map(String::strip);
    }

    private static String row(List<String> cells) {
        return String.join(" | ", cells);
    }

    private List<String> mappingsThatNobodyTried(Map<String, Set<String>> tried) {
        List<String> left = new ArrayList<>();
        int below = 0;
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            for (PathPattern pattern : info.getPathPatternsCondition().getPatterns()) {
                if (pattern.getPatternString().matches("/(staff|paper)(/.*)?")) {
                    below++;
                    info.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .filter(method -> tried.getOrDefault(method, Set.of()).stream()
                                    .noneMatch(path -> pattern.matches(PathContainer.parsePath(path))))
                            .forEach(method -> left.add(method + " " + pattern));
                    if (info.getMethodsCondition().isEmpty()) {
                        left.add("any method: " + pattern);
                    }
                }
            }
        }
        assertThat(below).isGreaterThan(10);
        return left;
    }

    // What is tried

    private void describe() {
        for (String list : List.of("open", "mine", "overdue", "done")) {
            look("list " + list, () -> "/staff?tab=" + list);
        }
        look("list that there is not", () -> "/staff?tab=all");
        look("read check", () -> taskPage(newCase()));
        look("diagram of check", () -> taskPage(newCase()) + "/diagram");
        act("claim check", () -> taskPage(newCase()) + "/claim");
        act("return colleague's check", () -> checkOfColleague() + "/return");
        act("complete colleague's check", this::checkOfColleague, path -> checked(idIn(path)));
        act("take over check in time", () -> checkOfColleague() + "/take-over", path -> Map.of("_from", COLLEAGUE));
        look("read approval", () -> taskPage(checkedCase()));
        look("diagram of approval", () -> taskPage(checkedCase()) + "/diagram");
        act("claim approval", () -> taskPage(checkedCase()) + "/claim");
        act("return approver's approval", () -> approvalOfApprover() + "/return");
        act("complete approver's approval", this::approvalOfApprover, path -> Map.of("_page", idIn(path)));
        look("read story", () -> "/staff/cases/" + newCase());
        look("story that there is not", () -> "/staff/cases/P270201999999");
        look("letter", () -> "/staff/cases/" + approvedCase() + "/letters/completion.pdf");
        look("letter of another stage", () -> "/staff/cases/" + newCase() + "/letters/completion.pdf");
        look("reception", () -> RECEPTION_PAGE);
        each("begin reception", () -> {
            becomeNewCustomer();
            restrict();
            Request begin = new Request(RECEPTION_PAGE, receptionFields());
            return () -> begin;
        });
        look("read clerk's reception", this::receptionOfClerk);
        act("register clerk's reception", this::receptionOfClerk);
        look("clerk's receipt", this::receiptOfClerk);
        look("customers' procedure at desk", () -> "/staff/procedures/" + ISSUANCE);
        look("search page", () -> "/staff/customers");
        act("search by number", () -> "/staff/customers", path -> Map.of("q", OWNER));
        act("search by kana", () -> "/staff/customers", path -> Map.of("q", "ケンサクハ"));
        act("customer", () -> "/staff/customers/shown", path -> Map.of("contractNumber", OWNER));
        look("customer's bare address", () -> "/staff/customers/shown");
        look("analysis", () -> "/staff/analysis");
        look("analysis of a version", () -> VERSION_PAGE);
        look("diagram of a version", () -> VERSION_PAGE + "/diagram");
        look("version that there is not", () -> "/staff/analysis/procedures/" + ISSUANCE + "/999");
        look("versions", () -> "/staff/analysis/procedures/" + ISSUANCE);
        look("forms of a version", () -> VERSION_PAGE + "/forms");
        look("form of a version", () -> VERSION_PAGE + "/forms/otp-token-issuance-confirm");
        look("form that there is not", () -> VERSION_PAGE + "/forms/otp-use-start-confirm");
        look("changes between versions", () -> VERSION_PAGE + "/changes?from=1");
        look("decisions", () -> "/staff/analysis/decisions");
        look("versions of a decision", () -> "/staff/analysis/decisions/transfer-limit");
        look("decision", () -> "/staff/analysis/decisions/transfer-limit/1");
        look("deployments", () -> "/staff/analysis/deployments");
        look("operations", () -> "/staff/operations");
        act("retry of one step", () -> "/staff/operations/steps/" + UUID.randomUUID() + "/retry");
        act("retry of all steps", () -> "/staff/operations/retry");
        look("password page", () -> "/staff/password");
        act("password that is too short", () -> "/staff/password", path -> Map.of("newPassword", "short"));
        look("login page", () -> "/staff/login");
        act("login that is refused", () -> "/staff/login", path -> Map.of("staffId", "nobody1", "password", "x"));
        act("words of a refused login", () -> "/staff/login/refused");
        act("stay logged in", () -> "/staff/session/keep");
        look("unknown address", () -> "/staff/unknown");
        look("deep unknown address", () -> "/staff/tasks/unknown/of/all");
        act("form to unknown address", () -> "/staff/unknown");
        look("blank application", () -> "/paper/blank.pdf");
        look("newest application", () -> "/paper/application.pdf");
        look("customer's application", () -> "/paper/applications/" + applicationOf(OWNER) + ".pdf");
        look("another's application", () -> "/paper/applications/" + applicationOf(customerWithApplication()) + ".pdf");
        look("unknown paper", () -> "/paper/unknown.pdf");
        each("read late check", AFTER_DEADLINE_OF_CHECK, () -> {
            String page = taskPage(newCase());
            return () -> new Request(page, null);
        });
        each("claim late check", AFTER_DEADLINE_OF_CHECK.plus(ONE_DAY), () -> {
            Request claim = new Request(taskPage(newCase()) + "/claim", Map.of());
            return () -> claim;
        });
        each("take over late check", AFTER_DEADLINE_OF_CHECK.plus(ONE_DAY.multipliedBy(2)), () -> {
            Request takeOver = new Request(checkOfColleague() + "/take-over", Map.of("_from", COLLEAGUE));
            return () -> takeOver;
        });
        each("read headquarters' approval", AFTER_ESCALATION, () -> {
            String number = checkedCase();
            return () -> new Request(escalated(number), null);
        });
        each("claim headquarters' approval", AFTER_ESCALATION.plus(ONE_DAY.multipliedBy(5)), () -> {
            String number = checkedCase();
            return () -> new Request(escalated(number) + "/claim", Map.of());
        });
        look("plan of a move", () -> MOVE + "?to=" + secondVersion());
        act("move of instances", () -> MOVE, path -> Map.of("to", "" + secondVersion()));
        act("log out", () -> "/staff/logout");
    }

    private void each(String name, Supplier<Supplier<Request>> subjects) {
        each(name, null, subjects);
    }

    private void each(String name, Instant moment, Supplier<Supplier<Request>> subjects) {
        actions.put(name, new Action(subjects, moment));
    }

    /** One subject for all: looking changes nothing. */
    private void look(String name, Supplier<String> path) {
        Supplier<Request> request = SingletonSupplier.of(() -> new Request(path.get(), null));
        each(name, () -> request);
    }

    private void act(String name, Supplier<String> path) {
        act(name, path, sent -> Map.of());
    }

    /** A subject for each: what one person does is not there for the next. */
    private void act(String name, Supplier<String> path, Function<String, Map<String, String>> fields) {
        each(name, () -> {
            String subject = path.get();
            return () -> new Request(subject, fields.apply(subject));
        });
    }

    private static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    // What it is tried on

    private String checkedCase() {
        String number = newCase();
        check(number);
        return number;
    }

    private String approvedCase() {
        String number = checkedCase();
        approve(number);
        return number;
    }

    private String checkOfColleague() {
        String page = taskPage(newCase());
        desk("colleague").send(page + "/claim", Map.of());
        return page;
    }

    private String approvalOfApprover() {
        String page = taskPage(checkedCase());
        desk("approver").send(page + "/claim", Map.of());
        return page;
    }

    private String escalated(String number) {
        runDue(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approveAtHeadquarters");
        return taskPage(number);
    }

    private String receptionOfClerk() {
        becomeNewCustomer();
        restrict();
        return Desk.path(desk("clerk").send(RECEPTION_PAGE, receptionFields()));
    }

    private String receiptOfClerk() {
        return Desk.path(desk("clerk").send(receptionOfClerk(), Map.of()));
    }

    private void welcomeOwner() {
        contractNumber = OWNER;
        customers.register(
                new Customer(OWNER, "検索花子", "ケンサクハナコ", new Branch("001", "本店営業部"), "097-500-0001", NOTICE_ADDRESS),
                secrets.typed(LOGIN_PASSWORD),
                secrets.typed(CONFIRMATION_PASSWORD));
        printApplication();
    }

    /** A new customer with a printed application. */
    private String customerWithApplication() {
        becomeNewCustomer();
        printApplication();
        return contractNumber;
    }

    private void printApplication() {
        restrict();
        ProcessInstance application = choose(PAPER_APPLICATION);
        answer(application, null, Map.of("paperReason", "d"));
        answer(application, null, Map.of());
    }

    /** Of a procedure that no case comes by; deployed once. */
    private int secondVersion() {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(SUSPENSION_NOTICE)
                        .count()
                == 1) {
            new Analyst(port, ANALYST, DESK_PASSWORD)
                    .change(SUSPENSION_NOTICE + ".bpmn", "<bpmn:documentation>", "<bpmn:documentation>次の版。")
                    .deploy();
        }
        return 2;
    }

    private String applicationOf(String customer) {
        return jdbc.sql("SELECT number FROM paper_application WHERE contract_number = ?")
                .param(customer)
                .query(String.class)
                .single();
    }

    // What comes of it

    /** The browser of the person, in a login that lasts at the present moment. */
    private Desk desk(String person) {
        return desks.computeIfAbsent(person + " at " + clock.instant(), key -> switch (person) {
            case "nobody" -> new Desk(port);
            case "customer" -> new Desk(port).loginAsCustomer(OWNER, LOGIN_PASSWORD);
            default -> deskOf(STAFF.get(person));
        });
    }

    private String outcome(String person, Request request) {
        Desk desk = desk(person);
        HttpResponse<String> answer =
                request.fields() == null ? desk.get(request.path()) : desk.post(request.path(), request.fields());
        return switch (answer.statusCode()) {
            case 200 -> shown(answer);
            case 204 -> "done";
            case 302 -> led(Desk.target(answer), request);
            case 400 -> "bad";
            case 401 -> "login";
            case 404 -> "none";
            default -> String.valueOf(answer.statusCode());
        };
    }

    private String shown(HttpResponse<String> answer) {
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return "file";
        }
        if (answer.body().contains("/staff?tab=open")) {
            return "lists";
        }
        return FOUND.matcher(answer.body()).find() ? "found" : "page";
    }

    private static String led(String target, Request request) {
        return switch (target) {
            case "/staff/login?logout" -> "out";
            case "/staff" -> "home";
            default ->
                target.matches("(/staff)?/login([?].*)?")
                        ? "login"
                        : target.matches(".*[?]_(again|taken|workedOn|gone)") ? "refused" : "done";
        };
    }
}
