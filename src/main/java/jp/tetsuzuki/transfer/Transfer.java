package jp.tetsuzuki.transfer;

import java.util.Optional;

/**
 * An order and what has become of it.
 *
 * @param reason why core banking could not carry it out, in words for the customer; empty unless it is {@code FAILED}
 */
record Transfer(TransferOrder order, TransferState state, Optional<String> reason) {}
