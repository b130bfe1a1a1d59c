package jp.tetsuzuki.token;

import org.apache.commons.codec.binary.Base32;

/** The secret that a token's codes come from. Its text form tells nothing. */
final class TokenSecret {

    private final byte[] bytes;

    TokenSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Base32 with padding (RFC 4648, section 6), as the token app takes it. */
    String base32() {
        return new Base32().encodeAsString(bytes);
    }

    @Override
    public String toString() {
        return "TokenSecret";
    }
}
