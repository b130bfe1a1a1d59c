package jp.tetsuzuki.token;

/** Why a start password is refused. */
public enum StartPasswordFault {
    /** Too short, too long, or not of half-width letters and digits alone. */
    MALFORMED,
    /** One character all over, as 111111. */
    REPEATED,
    /** A run upwards or downwards, as 123456, 654321 or abcdef. */
    RUN,
    /** A part of the contract number. */
    CONTRACT_NUMBER
}
