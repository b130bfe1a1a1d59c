package jp.tetsuzuki.transfer;

/** Core banking can't be reached, or has not answered; the engine tries again by its retry cycle. */
public final class CoreBankingUnreachable extends RuntimeException {

    /**
     * @param message what was tried, for an operator; without the payee
     * @param cause null where there is none
     */
    public CoreBankingUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
