package jp.tetsuzuki.platform;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (RFC 9106; 19 MiB, 2 passes, 1 lane: section 3 of the specification), by the native
 * library: it decides how many logins a machine bears.
 *
 * <p>No more hashes are computed at the same time than there are processors, first come first served: more would be no
 * faster and each takes 19 MiB outside the heap. They are computed by threads of their own, because the C library keeps
 * those 19 MiB for every thread that ever hashed: with the web server's threads that came to some 270 MB.
 */
@Component
public class PasswordHashes {

    private static final int PASSES = 2;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int LANES = 1;

    private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
    private final Executor processors = onePerProcessor();
    private final String hashOfNobody = hash(randomPassword());

    /**
     * @param password the password, of any length; the caller's own copy is not wiped
     * @return salt, parameters and hash in Argon2's standard encoded form ({@code $argon2id$v=19$m=19456,t=2,p=1$...})
     */
    public String hash(CharSequence password) {
        return withWiped(password, chars -> argon2.hash(PASSES, MEMORY_KIB, LANES, chars, StandardCharsets.UTF_8));
    }

    /**
     * @param password what was typed
     * @param hash an encoded Argon2id hash; what is not one matches nothing
     */
    public boolean matches(CharSequence password, String hash) {
        return withWiped(password, chars -> argon2.verify(hash, chars, StandardCharsets.UTF_8));
    }

    /**
     * Takes as long as {@link #matches} for a user that there is: who asks can't tell from the time whether a number
     * or ID exists.
     */
    public void spendTheSameTime(CharSequence password) {
        matches(password, hashOfNobody);
    }

    private <T> T withWiped(CharSequence password, Function<char[], T> work) {
        char[] chars = new char[password.length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = password.charAt(i);
        }
        try {
            return CompletableFuture.supplyAsync(() -> work.apply(chars), processors)
                    .join();
        } catch (CompletionException fault) {
            throw fault.getCause() instanceof RuntimeException ofTheWork ? ofTheWork : fault;
        } finally {
            argon2.wipeArray(chars);
        }
    }

    private static Executor onePerProcessor() {
        int count = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(count, count, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "password-hashes");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static String randomPassword() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
