package jp.tetsuzuki.modeling;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A diagram, decision table or form as it is deployed.
 *
 * @param name bare file name, with its ending
 * @param content the bytes that the engine will read, so that nothing can be read in two ways
 */
record ProcedureFile(String name, byte[] content) {

    ProcedureFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(content);
    }

    /** The name without its ending, which must be the id of what is in it. */
    String stem() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    boolean endsWith(String ending) {
        return name.endsWith(ending);
    }

    /** SHA-256 of the content, in hexadecimal. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
