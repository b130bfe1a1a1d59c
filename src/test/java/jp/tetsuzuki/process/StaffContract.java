package jp.tetsuzuki.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.Staff;
import jp.tetsuzuki.staff.StaffMember;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Paper cases that staff of each role and of two branches work at the desk, over HTTP, with logins of their own. */
abstract class StaffContract extends PaperContract {

    static final String DESK_PASSWORD = "Staff-Yuyake#5";
    static final String RECEPTION_PAGE = "/staff/procedures/paper-reception";

    static final String CLERK_OF_BRANCH = "sclerk";
    static final String COLLEAGUE = "scolleague";
    static final String CLERK_ELSEWHERE = "sclerk002";
    static final String APPROVER_OF_BRANCH = "sapprover";
    static final String SECOND_APPROVER = "sapprover2";
    static final String APPROVER_ELSEWHERE = "sapprover002";
    static final String CLERK_AND_APPROVER = "sboth";
    static final String HEAD_OFFICE = "shq";
    static final String ANALYST = "sanalyst";
    static final String OPERATOR = "soperator";

    /** A clerk whose role tests change. */
    static final String MOVING = "smoving";

    @Autowired
    private Staff staff;

    @BeforeEach
    void employ() {
        jdbc.sql("INSERT INTO branch (code, name) SELECT '002', '別府支店'"
                        + " WHERE NOT EXISTS (SELECT code FROM branch WHERE code = '002')")
                .update();
        employ(CLERK_OF_BRANCH, "001", Role.CLERK);
        employ(COLLEAGUE, "001", Role.CLERK);
        employ(CLERK_ELSEWHERE, "002", Role.CLERK);
        employ(APPROVER_OF_BRANCH, "001", Role.APPROVER);
        employ(SECOND_APPROVER, "001", Role.APPROVER);
        employ(APPROVER_ELSEWHERE, "002", Role.APPROVER);
        employ(CLERK_AND_APPROVER, "001", Role.CLERK, Role.APPROVER);
        employ(HEAD_OFFICE, null, Role.HEADQUARTERS);
        employ(ANALYST, null, Role.ANALYST);
        employ(OPERATOR, null, Role.OPERATOR);
        employ(MOVING, "001", Role.CLERK);
    }

    private void employ(String staffId, String branchCode, Role... roles) {
        if (!staff.isRegistered(staffId)) {
            staff.register(new StaffMember(staffId, staffId, branchCode, Set.of(roles)), DESK_PASSWORD);
        }
    }

    /** A browser of its own. */
    Desk deskOf(String staffId) {
        return new Desk(port).login(staffId, DESK_PASSWORD);
    }

    // Cases, each of a new customer who is restricted: its check asks for nobody's call

    /** A case whose check waits; nobody at the desk has touched it. */
    String newCase() {
        becomeNewCustomer();
        restrict();
        return receive(paper("d"));
    }

    /** A case that the person has received at the desk. */
    String receivedBy(Desk desk) {
        becomeNewCustomer();
        restrict();
        String confirmation = desk.send(RECEPTION_PAGE, receptionFields());
        desk.send(Desk.path(confirmation), Map.of());
        return jdbc.sql("SELECT number FROM paper_case WHERE contract_number = ?")
                .param(contractNumber)
                .query(String.class)
                .single();
    }

    /** The first page of a reception of the test's customer. */
    Map<String, String> receptionFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_page", UUID.randomUUID().toString());
        fields.put("receptionContractNumber", contractNumber);
        fields.put("paperChannel", "COUNTER");
        fields.put("receivedOn", "2027-02-01");
        fields.put("enclosedIdentity", "true");
        fields.put("paperReason", "d");
        return fields;
    }

    /** The page of the task in which the case waits. */
    String taskPage(String caseNumber) {
        return "/staff/tasks/" + task(caseNumber).getId();
    }

    /** All boxes that the check has for the case are ticked. */
    Map<String, String> checked(String taskId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_page", taskId);
        for (int box = 1; box <= 5; box++) {
            if (tasks.getVariable(taskId, "paperCheck" + box) != null) {
                fields.put("paperChecked" + box, "true");
            }
        }
        return fields;
    }

    /** Claims the check at the desk and completes it. */
    void check(Desk desk, String caseNumber) {
        String page = taskPage(caseNumber);
        desk.send(page + "/claim", Map.of());
        desk.send(page, checked(task(caseNumber).getId()));
    }
}
