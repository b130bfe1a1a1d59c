package jp.tetsuzuki.token;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the tokens' secrets and keeps them encrypted (AES-256-GCM), each bound to its token's id as associated data: a
 * secret copied into another token's row does not open. The keys come from {@link KeysetFile}; a file that has changed
 * is taken up at the next use.
 */
@Component
class TokenSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSecrets.class);
    private static final int SECRET_BYTES = 32;
    private static final int TINK_PREFIX_BYTES = 5;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private volatile Keys keys;

    TokenSecrets(TokenSettings settings) {
        this.file = Optional.ofNullable(settings.keyset())
                .orElseThrow(() -> new UnusableKeysetException("The setting tetsuzuki.token.keyset is missing.", null));
        this.keys = read(versionOfFile().orElse(null));
    }

    /** A fresh secret of 256 bits. */
    TokenSecret fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new TokenSecret(secret);
    }

    byte[] seal(TokenSecret secret, String tokenId) {
        try {
            return currentKeys().aead().encrypt(secret.bytes(), boundTo(tokenId));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("The secret of token " + tokenId + " cannot be encrypted.", fault);
        }
    }

    /**
     * @throws IllegalStateException if it was sealed for another token, was tampered with, or its key is not in the
     *     keyset
     */
    TokenSecret open(byte[] sealed, String tokenId) {
        try {
            return new TokenSecret(currentKeys().aead().decrypt(sealed, boundTo(tokenId)));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("The secret of token " + tokenId + " cannot be decrypted.", fault);
        }
    }

    /** Whether it was sealed under another key than the one that encrypts now. */
    boolean isUnderEarlierKey(byte[] sealed) {
        // Tink's wire format: one byte of version, four bytes of key id.
        return sealed.length < TINK_PREFIX_BYTES
                || ByteBuffer.wrap(sealed).getInt(1) != currentKeys().primaryId();
    }

    private static byte[] boundTo(String tokenId) {
        return tokenId.getBytes(StandardCharsets.UTF_8);
    }

    private Keys currentKeys() {
        Keys known = keys;
        Optional<FileVersion> version = versionOfFile();
        if (version.isPresent() && !version.get().equals(known.version())) {
            known = takeUp(version.get());
        }
        return known;
    }

    private synchronized Keys takeUp(FileVersion version) {
        if (!version.equals(keys.version())) {
            try {
                keys = read(version);
                LOG.info("The keyset file has changed and is taken up.");
            } catch (UnusableKeysetException unusable) {
                // Customers in use must not pay for a mistake in a file while the keys are known.
                LOG.error("The keyset file has changed and is unusable; the earlier keys stay in use.", unusable);
                keys = new Keys(version, keys.aead(), keys.primaryId());
            }
        }
        return keys;
    }

    private Keys read(FileVersion version) {
        KeysetHandle keyset = KeysetFile.read(file);
        try {
            return new Keys(
                    version,
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    keyset.getPrimary().getId());
        } catch (GeneralSecurityException | IllegalStateException notForEncryption) {
            throw new UnusableKeysetException(
                    "The keyset " + file.toAbsolutePath() + " is not one for encryption (AEAD).", notForEncryption);
        }
    }

    private Optional<FileVersion> versionOfFile() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileVersion(
                    attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey())));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private record FileVersion(FileTime modified, long size, String file) {}

    private record Keys(FileVersion version, Aead aead, int primaryId) {}
}
