package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.Destination.NEW_MOBILE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_PC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two delegates that check mail passwords: for the addresses in use, and for each new one. */
class CheckMailPasswordDelegateTest extends Rules {

    private static final String MOBILE = "mobile@example.jp";
    private static final String PC = "pc@example.jp";

    private String session;

    CheckMailPasswordDelegateTest() {
        super(TestDatabase.H2);
    }

    @BeforeEach
    void logIn() {
        session = MailPasswordWorld.newSession();
        world.enter(session);
    }

    private Map<String, Object> check(String typed) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("contractNumber", contract);
        variables.put("mailPassword", typed);
        Step step = new Step(variables);
        world.execute("checkMailPasswordDelegate", step.execution());
        return step.variables();
    }

    private Map<String, Object> checkNew(String typedForMobile, String typedForPc) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("contractNumber", contract);
        variables.put("mobileAddress", MOBILE);
        variables.put("mobileAddressNew", typedForMobile != null);
        variables.put("newMobileMailPassword", typedForMobile);
        variables.put("pcAddress", PC);
        variables.put("pcAddressNew", typedForPc != null);
        variables.put("newPcMailPassword", typedForPc);
        Step step = new Step(variables);
        world.execute("checkNewMailPasswordsDelegate", step.execution());
        return step.variables();
    }

    private String sentTo(Destination destination, String address) {
        return world.deliver(world.ask(contract, session, destination, address)).code();
    }

    @Test
    void needs_none_where_none_is_in_use() {
        assertThat(check(null)).containsEntry("mailPasswordOutcome", "NOT_NEEDED");
        assertThat(checkNew(null, null)).containsEntry("mailPasswordOutcome", "NOT_NEEDED");
        assertThat(world.auditOf(contract)).isEmpty();
    }

    @Test
    void says_right_and_in_which_session() {
        world.use(contract, MOBILE, null);
        String code = world.sentCode(contract, session);

        assertThat(check(code))
                .containsEntry("mailPasswordOutcome", "RIGHT")
                .containsEntry("mailPasswordCheckedIn", MailPasswords.mark(session))
                .doesNotContainValue(session);
    }

    @Test
    void says_wrong_with_the_tries_left_and_then_void() {
        world.use(contract, MOBILE, null);
        world.sentCode(contract, session);

        assertThat(check("x")).containsEntry("mailPasswordOutcome", "WRONG").containsEntry("mailPasswordTriesLeft", 2L);
        assertThat(check(null))
                .as("a missing entry is a wrong one")
                .containsEntry("mailPasswordOutcome", "WRONG")
                .containsEntry("mailPasswordTriesLeft", 1L);
        assertThat(check("x")).containsEntry("mailPasswordOutcome", "VOID").containsEntry("mailPasswordTriesLeft", 0L);
    }

    @Test
    void says_that_none_is_valid_with_the_tries_that_there_are() {
        world.use(contract, MOBILE, null);

        assertThat(check("123456"))
                .containsEntry("mailPasswordOutcome", "NOT_VALID")
                .containsEntry("mailPasswordTriesLeft", 3L);
    }

    @Test
    void says_for_each_new_address_what_is_wrong() {
        String mobile = sentTo(NEW_MOBILE, MOBILE);
        String pc = sentTo(NEW_PC, PC);

        assertThat(checkNew(mobile, "x"))
                .containsEntry("mailPasswordOutcome", "WRONG")
                .containsEntry("newMobileMailPasswordOutcome", "RIGHT")
                .containsEntry("newPcMailPasswordOutcome", "WRONG")
                .containsEntry("mailPasswordTriesLeft", 2L);
        assertThat(checkNew(mobile, pc))
                .containsEntry("mailPasswordOutcome", "RIGHT")
                .containsEntry("newMobileMailPasswordOutcome", null)
                .containsEntry("newPcMailPasswordOutcome", null);
        assertThat(checkNew(null, pc)).containsEntry("mailPasswordOutcome", "RIGHT");
        assertThat(checkNew(pc, null))
                .containsEntry("mailPasswordOutcome", "WRONG")
                .containsEntry("newMobileMailPasswordOutcome", "WRONG")
                .containsEntry("newPcMailPasswordOutcome", null);
    }

    @Test
    void says_nothing_of_an_entry_that_was_not_compared() {
        String mobile = sentTo(NEW_MOBILE, MOBILE);

        assertThat(checkNew(mobile, "123456"))
                .containsEntry("mailPasswordOutcome", "NOT_VALID")
                .containsEntry("newMobileMailPasswordOutcome", null)
                .containsEntry("newPcMailPasswordOutcome", "NOT_VALID");
    }
}
