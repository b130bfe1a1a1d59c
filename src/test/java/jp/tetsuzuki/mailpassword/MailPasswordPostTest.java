package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.Destination.IN_USE;
import static jp.tetsuzuki.mailpassword.Destination.NEW_PC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.mail.Delivery;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.MailPasswordPost.Outcome;
import jp.tetsuzuki.token.TestDatabase;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailPasswordPostTest extends Rules {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private String mobile;
    private String pc;
    private String session;

    MailPasswordPostTest() {
        super(TestDatabase.H2);
    }

    @BeforeEach
    void useTwoAddresses() {
        mobile = "mobile" + ADDRESSES.incrementAndGet() + "@example.jp";
        pc = "pc" + ADDRESSES.get() + "@example.jp";
        session = MailPasswordWorld.newSession();
        world.use(contract, mobile, pc);
    }

    private String request() {
        return world.ask(contract, session, IN_USE, null);
    }

    /** The step of the diagram, committed. */
    private Outcome send(String requestId) {
        return world.transaction().execute(status -> world.post().send("instance", requestId));
    }

    /** The step of the diagram that fails, so that the engine tries it again. */
    private Throwable sendInVain(String requestId) {
        Throwable failure = catchThrowable(() -> send(requestId));
        assertThat(failure).isInstanceOf(MailPasswordNotSent.class);
        return failure;
    }

    private void answers(Delivery fromMobile, Delivery fromPc) {
        world.mails.answer(mobile, fromMobile);
        world.mails.answer(pc, fromPc);
    }

    private FakeMails.Mail last(String address) {
        List<FakeMails.Mail> mails = world.mails.to(address);
        return mails.get(mails.size() - 1);
    }

    private SentPassword sent() {
        return world.passwords().sent(session, IN_USE).orElseThrow();
    }

    private static void elsewhere(Runnable work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        MailPasswordWorld.result(thread.submit(work));
        thread.shutdown();
    }

    @Test
    void sends_one_password_to_every_address_in_use() {
        String request = request();

        assertThat(send(request)).isEqualTo(Outcome.SENT);

        assertThat(world.mails.to(pc)).hasSize(1);
        assertThat(world.mails.to(mobile)).singleElement().satisfies(mail -> {
            assertThat(mail.processInstanceId()).isEqualTo("instance");
            assertThat(mail.template()).isEqualTo("mail-password");
            assertThat(mail.contractNumber()).isEqualTo(contract);
            assertThat(mail.code()).matches("[0-9]{6}").isEqualTo(last(pc).code());
            assertThat(mail.reference()).isEqualTo(last(pc).reference()).isEqualTo(sent().reference());
            assertThat(mail.madeAt()).isEqualTo(world.clock().instant());
            assertThat(mail.attempt()).contains(mail.reference());
            assertThat(world.check(contract, session, mail.code())).isEqualTo(new Right());
        });
    }

    @Test
    void sends_the_password_for_a_new_address_there_and_nowhere_else() {
        String fresh = "fresh-" + pc;

        assertThat(send(world.ask(contract, session, NEW_PC, fresh))).isEqualTo(Outcome.SENT);

        assertThat(world.mails.to(mobile)).isEmpty();
        assertThat(world.mails.to(pc)).isEmpty();
        assertThat(world.check(contract, session, NEW_PC, last(fresh).code(), fresh))
                .isEqualTo(new Right());
    }

    @Test
    void is_content_when_one_address_takes_the_mail() {
        for (Delivery other : List.of(Delivery.ADDRESS_REFUSED, Delivery.NOT_DELIVERED, Delivery.UNCLEAR)) {
            world.clock().advance(Duration.ofSeconds(60));
            answers(other, Delivery.TAKEN);

            assertThat(send(request())).isEqualTo(Outcome.SENT);

            assertThat(world.check(contract, session, last(pc).code())).isEqualTo(new Right());
        }
    }

    @Test
    void gives_up_when_every_address_refuses_mails_for_good() {
        answers(Delivery.ADDRESS_REFUSED, Delivery.ADDRESS_REFUSED);
        String request = request();

        assertThat(send(request)).isEqualTo(Outcome.UNDELIVERABLE);

        assertThat(sent().state()).isEqualTo(SentPassword.State.UNDELIVERABLE);
        assertThat(sent().reference()).isNull();
        assertThat(world.check(contract, session, last(mobile).code()).outcome())
                .isEqualTo("NOT_VALID");
        assertThat(send(request)).isEqualTo(Outcome.OVERTAKEN);
        assertThat(world.mails.to(mobile)).hasSize(1);
    }

    @Test
    void tries_again_under_the_same_number_when_no_mail_left() {
        answers(Delivery.NOT_DELIVERED, Delivery.ADDRESS_REFUSED);
        String request = request();
        Throwable failure = sendInVain(request);
        FakeMails.Mail first = last(mobile);
        assertThat(sent().isUnderWay()).isTrue();
        assertThat(failure).hasNoCause().hasMessageNotContainingAny(first.code(), mobile);

        answers(Delivery.TAKEN, Delivery.ADDRESS_REFUSED);
        assertThat(send(request)).isEqualTo(Outcome.SENT);

        assertThat(last(mobile).reference()).isEqualTo(first.reference());
        assertThat(last(mobile).attempt()).isEqualTo(first.attempt());
        assertThat(world.check(contract, session, last(mobile).code())).isEqualTo(new Right());
    }

    @Test
    void tries_again_under_another_number_when_a_mail_may_have_left() {
        answers(Delivery.UNCLEAR, Delivery.NOT_DELIVERED);
        String request = request();
        sendInVain(request);
        FakeMails.Mail first = last(mobile);
        assertThat(sent().reference()).isNull();
        assertThat(sent().requestReference()).isEqualTo(first.reference());

        answers(Delivery.TAKEN, Delivery.TAKEN);
        assertThat(send(request)).isEqualTo(Outcome.SENT);

        assertThat(last(mobile).reference()).isNotEqualTo(first.reference()).isEqualTo(sent().reference());
        assertThat(last(mobile).attempt()).isNotEqualTo(first.attempt());
        assertThat(world.check(contract, session, last(mobile).code())).isEqualTo(new Right());
    }

    @Test
    void tries_again_under_another_number_when_the_step_is_rolled_back_after_the_mail_left() {
        String request = request();
        world.transaction().executeWithoutResult(status -> {
            world.post().send("instance", request);
            status.setRollbackOnly();
        });
        FakeMails.Mail first = last(mobile);
        assertThat(world.check(contract, session, first.code()).outcome()).isEqualTo("NOT_VALID");

        assertThat(send(request)).isEqualTo(Outcome.SENT);

        assertThat(last(mobile).reference()).isNotEqualTo(first.reference());
    }

    @Test
    void sends_nothing_when_a_newer_request_has_taken_its_place() {
        String older = request();
        world.clock().advance(Duration.ofSeconds(60));
        String newer = request();

        assertThat(send(older)).isEqualTo(Outcome.OVERTAKEN);
        assertThat(world.mails.to(mobile)).isEmpty();
        assertThat(send(newer)).isEqualTo(Outcome.SENT);
    }

    @Test
    void sends_nothing_when_the_session_is_over() {
        String request = request();
        world.end(session);

        assertThat(send(request)).isEqualTo(Outcome.OVERTAKEN);

        assertThat(world.mails.to(mobile)).isEmpty();
    }

    @Test
    void makes_nothing_valid_when_the_session_ends_while_the_mail_leaves() {
        String request = request();
        world.mails.meanwhile(pc, () -> elsewhere(() -> world.end(session)));

        assertThat(send(request)).isEqualTo(Outcome.OVERTAKEN);

        assertThat(world.check(contract, session, last(mobile).code()).outcome())
                .isEqualTo("VOID");
    }

    @Test
    void makes_nothing_valid_when_the_addresses_change_while_the_mail_leaves() {
        String request = request();
        world.mails.meanwhile(mobile, () -> elsewhere(() -> world.use(contract, null, "neu@example.jp")));

        assertThat(send(request)).isEqualTo(Outcome.OVERTAKEN);

        assertThat(world.check(contract, session, last(mobile).code()).outcome())
                .isEqualTo("NOT_VALID");
        assertThat(world.passwords().sent(session, IN_USE)).isEmpty();
    }

    @Test
    void sends_to_the_addresses_that_are_in_use_when_it_is_sent() {
        world.settings().stop(contract, "PAPER");
        String request = request();

        assertThat(send(request)).isEqualTo(Outcome.OVERTAKEN);

        assertThat(world.mails.to(mobile)).isEmpty();
    }

    @Test
    void tells_the_diagram_how_it_ended() {
        answers(Delivery.ADDRESS_REFUSED, Delivery.ADDRESS_REFUSED);
        Step vain = new Step(Map.of("mailPasswordRequestId", request()));

        assertThatThrownBy(() -> world.execute("sendMailPasswordDelegate", vain.execution()))
                .isInstanceOf(BpmnError.class)
                .extracting(error -> ((BpmnError) error).getErrorCode())
                .isEqualTo("mailPassword.undeliverable");
        assertThatThrownBy(() -> world.execute("sendMailPasswordDelegate", vain.execution()))
                .isInstanceOf(BpmnError.class)
                .extracting(error -> ((BpmnError) error).getErrorCode())
                .isEqualTo("mailPassword.overtaken");

        world.clock().advance(Duration.ofSeconds(60));
        answers(Delivery.TAKEN, Delivery.TAKEN);
        world.execute("sendMailPasswordDelegate", new Step(Map.of("mailPasswordRequestId", request())).execution());
        assertThat(sent().state()).isEqualTo(SentPassword.State.SENT);
        assertThat(last(mobile).processInstanceId()).isEqualTo("instance");
    }
}
