package jp.tetsuzuki.mailpassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.tetsuzuki.mailpassword.MailSetting.Place;
import jp.tetsuzuki.mailpassword.MailSettingChange.Changed;
import jp.tetsuzuki.mailpassword.MailSettingChange.ChangedMeanwhile;
import jp.tetsuzuki.mailpassword.MailSettingChange.Kind;
import jp.tetsuzuki.mailpassword.MailSettingChange.TokenInUse;
import jp.tetsuzuki.token.TestDatabase;
import jp.tetsuzuki.token.TokenUseStarted;
import jp.tetsuzuki.token.TokensInUse;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MailSettingsTest {

    @Nested
    class OnH2 extends Settings {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgres extends Settings {
        OnPostgres() {
            super(TestDatabase.POSTGRES);
        }
    }

    abstract static class Settings extends Rules {

        private static final Place MOBILE = new Place("mobile@example.jp", true);
        private static final Place PC = new Place("pc@example.jp", true);
        private static final Place NOWHERE = new Place(null, false);

        Settings(TestDatabase database) {
            super(database);
        }

        private MailSettingChange change(Place mobile, Place pc, long version) {
            return world.settings().change(contract, new MailSetting(mobile, pc, version));
        }

        private MailSetting setting() {
            return world.settings().of(contract);
        }

        private boolean tokenInUse() {
            return world.bean(TokensInUse.class).inUse(contract);
        }

        private void tokenState(String state, String lockedFrom) {
            world.jdbc()
                    .sql("UPDATE token SET state = ?, locked_from = ? WHERE contract_number = ?")
                    .params(state, lockedFrom, contract)
                    .update();
        }

        private static Place unused(Place place) {
            return new Place(place.address(), false);
        }

        @Test
        void knows_nothing_of_a_contract_that_has_set_nothing() {
            assertThat(setting()).isEqualTo(new MailSetting(NOWHERE, NOWHERE, 0));
            assertThat(setting().inUse()).isFalse();
            assertThat(setting().addresses()).isEmpty();
        }

        @Test
        void begins_changes_and_stops() {
            assertThat(change(MOBILE, NOWHERE, 0))
                    .isEqualTo(new Changed(Kind.BEGUN, new MailSetting(NOWHERE, NOWHERE, 0)));
            assertThat(setting()).isEqualTo(new MailSetting(MOBILE, NOWHERE, 1));
            assertThat(setting().addresses()).containsExactly("mobile@example.jp");

            assertThat(change(MOBILE, PC, 1)).isEqualTo(new Changed(Kind.CHANGED, new MailSetting(MOBILE, NOWHERE, 1)));
            assertThat(setting().addresses()).containsExactly("mobile@example.jp", "pc@example.jp");

            assertThat(change(unused(MOBILE), unused(PC), 2))
                    .isEqualTo(new Changed(Kind.STOPPED, new MailSetting(MOBILE, PC, 2)));
            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), unused(PC), 3));
            assertThat(setting().inUse()).isFalse();

            assertThat(change(unused(MOBILE), PC, 3))
                    .isEqualTo(new Changed(Kind.BEGUN, new MailSetting(unused(MOBILE), unused(PC), 3)));
            assertThat(world.auditOf(contract))
                    .containsExactly(
                            "mailPassword.change BEGUN",
                            "mailPassword.change CHANGED",
                            "mailPassword.change STOPPED",
                            "mailPassword.change BEGUN");
        }

        @Test
        void stops_nothing_where_nothing_was_in_use() {
            assertThat(change(unused(MOBILE), NOWHERE, 0))
                    .isEqualTo(new Changed(Kind.CHANGED, new MailSetting(NOWHERE, NOWHERE, 0)));
        }

        @Test
        void refuses_a_change_of_what_has_changed_meanwhile() {
            change(MOBILE, NOWHERE, 0);

            assertThat(change(NOWHERE, PC, 0)).isEqualTo(new ChangedMeanwhile());

            assertThat(setting()).isEqualTo(new MailSetting(MOBILE, NOWHERE, 1));
            assertThat(world.auditOf(contract)).endsWith("mailPassword.change REFUSED_CHANGED_MEANWHILE");
        }

        @Test
        void leaves_all_as_it_was_when_the_step_is_rolled_back() {
            change(MOBILE, NOWHERE, 0);

            world.transaction().executeWithoutResult(status -> {
                change(NOWHERE, PC, 1);
                status.setRollbackOnly();
            });

            assertThat(setting()).isEqualTo(new MailSetting(MOBILE, NOWHERE, 1));
        }

        @Test
        void makes_one_of_twenty_changes_that_are_made_at_once() {
            Callable<MailSettingChange> first = () -> change(MOBILE, NOWHERE, 0);

            List<MailSettingChange> changes = MailPasswordWorld.atOnce(Collections.nCopies(20, first));

            assertThat(changes).filteredOn(Changed.class::isInstance).hasSize(1);
            assertThat(changes).filteredOn(new ChangedMeanwhile()::equals).hasSize(19);
            assertThat(setting().version()).isEqualTo(1);
        }

        @Test
        void refuses_use_while_a_token_is_in_use_even_a_locked_one() {
            world.setUpToken(contract);
            for (String lockedFrom : new String[] {null, "IN_USE"}) {
                tokenState(lockedFrom == null ? "IN_USE" : "LOCKED", lockedFrom);

                assertThat(change(MOBILE, NOWHERE, 0)).isEqualTo(new TokenInUse());

                assertThat(setting()).isEqualTo(new MailSetting(NOWHERE, NOWHERE, 0));
                assertThat(world.auditOf(contract)).endsWith("mailPassword.change REFUSED_TOKEN_IN_USE");
            }
        }

        @Test
        void allows_use_beside_a_token_whose_use_has_not_started() {
            world.setUpToken(contract);
            assertThat(change(MOBILE, NOWHERE, 0)).isInstanceOf(Changed.class);
            tokenState("LOCKED", "SET_UP");
            assertThat(change(MOBILE, PC, 1)).isInstanceOf(Changed.class);
        }

        @Test
        void lets_a_token_in_use_keep_nobody_from_giving_up_an_address() {
            world.setUpToken(contract);
            tokenState("IN_USE", null);

            assertThat(change(unused(MOBILE), NOWHERE, 0)).isInstanceOf(Changed.class);
        }

        @Test
        void stops_what_is_in_use_and_keeps_the_addresses_in_mind() {
            change(MOBILE, PC, 0);

            assertThat(world.settings().stop(contract, "PAPER")).isTrue();

            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), unused(PC), 2));
            assertThat(world.settings().stop(contract, "PAPER")).isFalse();
            assertThat(setting().version()).isEqualTo(2);
            assertThat(world.auditOf(contract)).containsExactly("mailPassword.change BEGUN", "mailPassword.stop PAPER");
        }

        @Test
        void stops_when_the_use_of_a_token_starts_and_says_so() {
            change(MOBILE, PC, 0);
            world.setUpToken(contract);

            world.startTokenUse(contract);

            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), unused(PC), 2));
            assertThat(world.eventsOf(contract))
                    .hasAtLeastOneElementOfType(TokenUseStarted.class)
                    .contains(new MailPasswordStoppedByToken(contract));
            assertThat(world.auditOf(contract)).endsWith("mailPassword.stop TOKEN_USE_STARTED");
        }

        @Test
        void says_nothing_when_the_use_of_a_token_starts_beside_no_mail_password() {
            change(MOBILE, NOWHERE, 0);
            change(unused(MOBILE), NOWHERE, 1);
            world.setUpToken(contract);

            world.startTokenUse(contract);

            assertThat(setting().version()).isEqualTo(2);
            assertThat(world.eventsOf(contract)).doesNotHaveAnyElementsOfTypes(MailPasswordStoppedByToken.class);
        }

        @Test
        void goes_on_when_the_start_of_a_tokens_use_is_rolled_back() {
            change(MOBILE, NOWHERE, 0);
            world.setUpToken(contract);

            world.transaction().executeWithoutResult(status -> {
                world.startTokenUse(contract);
                status.setRollbackOnly();
            });

            assertThat(tokenInUse()).isFalse();
            assertThat(setting()).isEqualTo(new MailSetting(MOBILE, NOWHERE, 1));
        }

        @Test
        void stays_stopped_when_the_token_is_released() {
            change(MOBILE, NOWHERE, 0);
            world.setUpToken(contract);
            world.startTokenUse(contract);
            world.jdbc()
                    .sql("UPDATE token SET state = 'RELEASED', live_contract = NULL WHERE contract_number = ?")
                    .param(contract)
                    .update();

            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), NOWHERE, 2));
            assertThat(change(MOBILE, NOWHERE, 2)).isInstanceOf(Changed.class);
        }

        @Test
        void is_stopped_by_a_token_whose_use_starts_while_it_is_being_set() {
            world.setUpToken(contract);
            ExecutorService otherPage = Executors.newSingleThreadExecutor();

            Future<?> start = world.transaction().execute(status -> {
                assertThat(change(MOBILE, NOWHERE, 0)).isInstanceOf(Changed.class);
                Future<?> starting = otherPage.submit(() -> world.startTokenUse(contract));
                world.awaitWaiting();
                return starting;
            });
            MailPasswordWorld.result(start);
            otherPage.shutdown();

            assertThat(tokenInUse()).isTrue();
            assertThat(setting()).isEqualTo(new MailSetting(unused(MOBILE), NOWHERE, 2));
            assertThat(world.eventsOf(contract)).contains(new MailPasswordStoppedByToken(contract));
        }

        @Test
        void is_refused_beside_a_token_whose_use_is_being_started() {
            world.setUpToken(contract);
            ExecutorService otherPage = Executors.newSingleThreadExecutor();

            Future<MailSettingChange> change = world.transaction().execute(status -> {
                world.startTokenUse(contract);
                Future<MailSettingChange> changing = otherPage.submit(() -> change(MOBILE, NOWHERE, 0));
                world.awaitWaiting();
                return changing;
            });

            assertThat(MailPasswordWorld.result(change)).isEqualTo(new TokenInUse());
            otherPage.shutdown();
            assertThat(tokenInUse()).isTrue();
            assertThat(setting().inUse()).isFalse();
        }

        @Test
        void is_set_beside_a_token_whose_start_of_use_is_rolled_back() {
            world.setUpToken(contract);
            ExecutorService otherPage = Executors.newSingleThreadExecutor();

            Future<MailSettingChange> change = world.transaction().execute(status -> {
                world.startTokenUse(contract);
                Future<MailSettingChange> changing = otherPage.submit(() -> change(MOBILE, NOWHERE, 0));
                world.awaitWaiting();
                status.setRollbackOnly();
                return changing;
            });

            assertThat(MailPasswordWorld.result(change)).isInstanceOf(Changed.class);
            otherPage.shutdown();
            assertThat(tokenInUse()).isFalse();
            assertThat(setting().inUse()).isTrue();
        }

        @Test
        void is_never_in_use_beside_a_token_however_the_two_meet() {
            List<String> contracts =
                    Stream.generate(MailPasswordWorld::newContract).limit(40).toList();
            List<Callable<Object>> pages = new ArrayList<>();
            for (int i = 0; i < contracts.size(); i++) {
                String one = contracts.get(i);
                world.setUpToken(one);
                Callable<Object> start = () -> {
                    world.startTokenUse(one);
                    return one;
                };
                Callable<Object> change = () -> world.settings().change(one, new MailSetting(MOBILE, NOWHERE, 0));
                pages.addAll(i % 2 == 0 ? List.of(start, change) : List.of(change, start));
            }

            MailPasswordWorld.atOnce(pages);

            assertThat(contracts)
                    .allMatch(world.bean(TokensInUse.class)::inUse)
                    .noneMatch(world.bean(MailPasswordsInUse.class)::inUse);
        }

        @Test
        void stays_in_use_where_there_is_no_token_to_start() {
            change(MOBILE, NOWHERE, 0);

            assertThatThrownBy(() -> world.startTokenUse(contract)).isInstanceOf(BpmnError.class);

            assertThat(setting().inUse()).isTrue();
        }
    }
}
