package jp.tetsuzuki.token;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator what is missing when Tetsuzuki does not start for want of a keyset. */
class UnusableKeysetFailureAnalyzer extends AbstractFailureAnalyzer<UnusableKeysetException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableKeysetException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set tetsuzuki.token.keyset to the file with the keys that encrypt the tokens' secrets. A new one is "
                        + "made by jp.tetsuzuki.token.KeysetFile with the arguments \"create <file>\".",
                cause);
    }
}
