package jp.tetsuzuki.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.paper.Registration.AlreadyOpen;
import jp.tetsuzuki.paper.Registration.ApplicationUsed;
import jp.tetsuzuki.paper.Registration.Registered;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class PaperCasesTest {

    @Nested
    class OnH2 extends Rules {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Rules {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Rules {

        private static final LocalDate LATER = LocalDate.of(2026, 12, 10);

        private final TestDatabase database;
        private ApplicationWorld world;
        private String contract;

        Rules(TestDatabase database) {
            this.database = database;
        }

        @BeforeAll
        void open() {
            world = new ApplicationWorld(database);
        }

        @BeforeEach
        void takeNewContract() {
            contract = world.newContract();
        }

        @AfterAll
        void close() {
            world.close();
        }

        private Registration register(PaperRequest request) {
            return world.register(Optional.empty(), ApplicationWorld.reception(contract, request));
        }

        private String registered(PaperRequest request) {
            return ((Registered) register(request)).registered().number();
        }

        private PaperCase found(String number) {
            return world.cases().byNumber(number).orElseThrow();
        }

        @Test
        void registers_a_case_with_all_that_is_known_of_it() {
            PaperRequest request = ApplicationWorld.replacing("new@example.jp");

            PaperCase registered = ((Registered) register(request)).registered();

            assertThat(PaperNumbers.read(registered.number())).contains(registered.number());
            assertThat(registered.request()).isEqualTo(request);
            assertThat(registered.channel()).isEqualTo(Channel.POST);
            assertThat(registered.receivedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
            assertThat(registered.receivedBy()).isEqualTo("clerk1");
            assertThat(registered.state()).isEqualTo(CaseState.OPEN);
            assertThat(registered.missing()).isEmpty();
            assertThat(registered.closedAt()).isEmpty();
            assertThat(world.cases().of(contract)).containsExactly(registered);
            assertThat(world.cases().open(contract, "e")).contains(registered);
            assertThat(world.auditOf(registered.number())).containsExactly("paper.register e");
        }

        @Test
        void has_one_open_case_of_a_kind_and_others_beside_it() {
            String number = registered(ApplicationWorld.unlocking());

            assertThat(register(new PaperRequest("b", "RELEASE", null, null))).isEqualTo(new AlreadyOpen(number));
            assertThat(register(ApplicationWorld.replacing("new@example.jp"))).isInstanceOf(Registered.class);
        }

        @Test
        void takes_a_new_case_when_the_earlier_one_is_over() {
            String number = registered(ApplicationWorld.unlocking());
            world.cases().close(number, CaseState.RETURNED, "記載漏れ");

            assertThat(register(ApplicationWorld.unlocking())).isInstanceOf(Registered.class);
        }

        @Test
        void registers_one_case_however_many_clerks_do_so_at_once() {
            List<Registration> registrations =
                    ApplicationWorld.atOnce(12, () -> register(ApplicationWorld.unlocking()));

            assertThat(registrations).filteredOn(Registered.class::isInstance).hasSize(1);
            assertThat(registrations).filteredOn(AlreadyOpen.class::isInstance).hasSize(11);
            assertThat(world.cases().of(contract)).hasSize(1);
        }

        @Test
        void makes_one_case_of_a_printed_application_under_its_number() {
            PaperApplication printed = world.make(contract, ApplicationWorld.unlocking());
            Reception reception = ApplicationWorld.reception(contract, printed.request());

            Registration first = world.register(Optional.of(printed.number()), reception);
            world.cases().close(printed.number(), CaseState.REJECTED, "届出印相違");

            assertThat(((Registered) first).registered().number()).isEqualTo(printed.number());
            assertThat(world.register(Optional.of(printed.number()), reception)).isEqualTo(new ApplicationUsed());
        }

        @Test
        void tells_what_is_missing_until_it_has_come() {
            String number = registered(ApplicationWorld.unlocking());

            world.cases().lack(number, "押印漏れ", LATER);
            assertThat(found(number).missing()).contains("押印漏れ");
            assertThat(found(number).expectedOn()).isEqualTo(LATER);

            world.cases().mend(number, LATER.minusDays(2));
            assertThat(found(number).missing()).isEmpty();
            assertThat(found(number).expectedOn()).isEqualTo(LATER.minusDays(2));
            assertThat(world.auditOf(number)).endsWith("paper.lack DONE", "paper.mend DONE");
        }

        @Test
        void ends_once() {
            String number = registered(ApplicationWorld.unlocking());

            PaperCase closed = world.cases().close(number, CaseState.COMPLETED, null);

            assertThat(closed.state()).isEqualTo(CaseState.COMPLETED);
            assertThat(closed.closedAt()).contains(world.clock().instant());
            assertThatThrownBy(() -> world.cases().close(number, CaseState.REJECTED, "遅い"))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> world.cases().lack(number, "遅い", LATER)).isInstanceOf(IllegalStateException.class);
            assertThat(found(number)).isEqualTo(closed);
        }
    }
}
