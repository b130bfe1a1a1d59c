package jp.tetsuzuki.token;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Tells the issuance that waits for a token what has happened to it, in the transaction in which it happens. An
 * instance that does not wait, because it has ended or has itself done what is told, is no error.
 */
@Component
class TokenProcesses {

    private final RuntimeService runtime;

    TokenProcesses(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(TokenSetUp event) {
        tell(
                OtpTokenIssuanceProcess.MESSAGE_SET_UP,
                event.contractNumber(),
                event.tokenId(),
                Map.of(OtpTokenIssuanceProcess.USE_START_DEADLINE.name(), Date.from(event.useStartDeadline())));
    }

    @EventListener
    void on(TokenUseStarted event) {
        tell(OtpTokenIssuanceProcess.MESSAGE_USE_STARTED, event.contractNumber(), event.tokenId(), Map.of());
    }

    @EventListener
    void on(TokenVoided event) {
        boolean byItsOwnTimer = switch (event.reason()) {
            case SETUP_DEADLINE, USE_START_DEADLINE -> true;
            case SETUP_WRONG_ENTRIES, REPLACED, RELEASED_BY_PAPER -> false;
        };
        if (!byItsOwnTimer) {
            tell(
                    OtpTokenIssuanceProcess.MESSAGE_VOIDED,
                    event.contractNumber(),
                    event.tokenId(),
                    Map.of(
                            OtpTokenIssuanceProcess.VOID_REASON.name(),
                            event.reason().name()));
        }
    }

    private void tell(String message, String contractNumber, String tokenId, Map<String, Object> variables) {
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(contractNumber)
                    .processInstanceVariableEquals(OtpTokenIssuanceProcess.TOKEN_ID.name(), tokenId)
                    .setVariables(variables)
                    .correlateAll();
        } catch (OptimisticLockingException disturbed) {
            // The domain, which knows no engine, may then do the whole change again.
            throw new OptimisticLockingFailureException("The issuance was changed at the same moment.", disturbed);
        }
    }
}
