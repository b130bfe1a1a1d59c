package jp.tetsuzuki.token;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The file with the keys that encrypt the tokens' secrets: a Tink keyset of AES-256-GCM keys in JSON, in clear text.
 * Whoever reads it and the database can make every customer's codes; it belongs outside the database and its backups,
 * readable by the account that runs Tetsuzuki alone.
 *
 * <p>From the command line: class {@code jp.tetsuzuki.token.KeysetFile}, arguments {@code create <file>} or {@code
 * rotate <file>}, run as the account that runs Tetsuzuki. A running Tetsuzuki takes up the rotated file by itself. Where several instances have a copy each,
 * the rotated file must reach all of them before the next initial setup of an app.
 */
public final class KeysetFile {

    private KeysetFile() {}

    /**
     * Writes a new keyset with one key, readable and writable by its owner only.
     *
     * @param file where to; its directory must be there
     * @throws FileAlreadyExistsException if there is such a file: its keys may be in use
     */
    public static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        KeysetHandle keyset = build(KeysetHandle.newBuilder());
        Path written = writeBeside(file, keyset);
        try {
            // A link, not a move: it is refused if somebody else has been faster.
            Files.createLink(file, written);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /**
     * Adds a new key and makes it the one that encrypts. The earlier ones stay: secrets under them are still read, and
     * get under the new key at their next right use.
     *
     * @param file an existing keyset
     * @throws UnusableKeysetException if the file can't be read or is no keyset; it stays as it is
     */
    public static void rotate(Path file) throws IOException {
        Path written = writeBeside(file, build(KeysetHandle.newBuilder(read(file))));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * @throws UnusableKeysetException if the file can't be read or is no keyset; the message quotes nothing from it
     */
    public static KeysetHandle read(Path file) {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (IOException unreadable) {
            throw new UnusableKeysetException(
                    "The keyset file " + file.toAbsolutePath() + " cannot be read.", unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException malformed) {
            // Not handed on as the cause: its message may quote key material.
            throw new UnusableKeysetException("The file " + file.toAbsolutePath() + " holds no Tink keyset.", null);
        }
    }

    /** See the class; anything else than the two commands is refused. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2 && arguments[0].equals("create")) {
            create(Path.of(arguments[1]));
        } else if (arguments.length == 2 && arguments[0].equals("rotate")) {
            rotate(Path.of(arguments[1]));
        } else {
            throw new IllegalArgumentException("Usage: create <file> | rotate <file>");
        }
    }

    private static KeysetHandle build(KeysetHandle.Builder keyset) {
        try {
            AeadConfig.register();
            return keyset.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException noSuchCipher) {
            throw new IllegalStateException("This Java has no AES-GCM.", noSuchCipher);
        }
    }

    private static Path writeBeside(Path file, KeysetHandle keyset) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path written = Files.createTempFile(directory, ".keyset", ".new", ownerOnly);
        try {
            return Files.writeString(
                    written,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException unserializable) {
            Files.deleteIfExists(written);
            throw new IllegalStateException("The keyset cannot be written as JSON.", unserializable);
        }
    }
}
