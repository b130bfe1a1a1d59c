package jp.tetsuzuki.transfer;

import org.springframework.stereotype.Component;

/** The periods of transfers, as diagrams ask for them: ISO 8601 durations. */
@Component("transferPolicy")
public class TransferPolicy {

    private final TransferSettings settings;

    TransferPolicy(TransferSettings settings) {
        this.settings = settings;
    }

    /** How long core banking is given until it is asked for an order's result. */
    public String getResultInterval() {
        return settings.resultInterval().toString();
    }
}
