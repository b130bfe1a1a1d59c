package jp.tetsuzuki.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.platform.CustomerFacts;
import jp.tetsuzuki.platform.FullMinute;
import jp.tetsuzuki.platform.Span;
import org.springframework.stereotype.Component;

/**
 * What pages, diagrams and mails are told about a customer's token. The token is the one that is issued, set up, in use
 * or locked; without one, {@code tokenState} is {@code NONE}. {@code tokenUseMinutes} counts the full minutes since its
 * use has started, for decision tables that ask how long ago that was. The rules themselves are facts as well ({@code
 * issueLimit} and what follows it), so that no text repeats a number of the settings; {@code reissueWaitText} is null where
 * a release is followed by no wait.
 */
@Component
class TokenFacts implements CustomerFacts {

    private final Tokens tokens;
    private final IssueLimits limits;
    private final TokenPolicy policy;
    private final Clock clock;

    TokenFacts(Tokens tokens, IssueLimits limits, TokenPolicy policy, Clock clock) {
        this.tokens = tokens;
        this.limits = limits;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(String contractNumber) {
        Optional<Token> token = tokens.live(contractNumber);
        Optional<Instant> reissueFrom = tokens.lastReleased(contractNumber)
                .map(policy::reissueFrom)
                .filter(from -> from.isAfter(clock.instant()));
        Map<String, Object> facts = new HashMap<>();
        facts.put("tokenState", token.map(live -> live.state().name()).orElse("NONE"));
        facts.put("tokenStateText", token.map(Token::stateText).orElse(TokenState.UNUSED.text()));
        facts.put("tokenStopped", token.filter(Token::stopped).isPresent());
        facts.put("tokenPresent", token.isPresent());
        facts.put("tokenKind", "ソフトウェアトークン");
        facts.put("tokenServiceId", token.map(Token::serviceId).orElse(null));
        facts.put("tokenIssuedAt", token.map(Token::issuedAt).orElse(null));
        facts.put("tokenDeadline", token.flatMap(Token::deadline).orElse(null));
        facts.put("tokenDeadlineText", token.map(TokenFacts::dueText).orElse(null));
        Optional<Instant> usedSince = token.map(Token::useStartedAt);
        facts.put("tokenUseStartedAt", usedSince.orElse(null));
        facts.put(
                "tokenUseMinutes",
                usedSince
                        .map(since -> Duration.between(since, clock.instant()).toMinutes())
                        .orElse(null));
        long issued = limits.issuedEver(contractNumber);
        facts.put("tokensIssued", issued);
        facts.put("earlierTokens", issued > 1);
        facts.put("remainingIssues", tokens.issuesLeft(contractNumber));
        facts.put("issuanceRestricted", limits.of(contractNumber).restricted());
        facts.put("reissueWait", reissueFrom.isPresent());
        facts.put("reissueFrom", reissueFrom.orElse(null));
        facts.put(
                "reissueFromText",
                reissueFrom.map(from -> new FullMinute(from).text(clock)).orElse(null));
        facts.putAll(rules());
        return facts;
    }

    private Map<String, Object> rules() {
        Map<String, Object> rules = new HashMap<>();
        rules.put("issueLimit", (long) policy.issues());
        rules.put("issuesWindowText", new Span(policy.issuesWindow()).text());
        rules.put("setupPeriodText", new Span(policy.setupPeriod()).text());
        rules.put("useStartPeriodText", new Span(policy.useStartPeriod()).text());
        rules.put("reissueWaitText", policy.reissueWait().isZero() ? null : new Span(policy.reissueWait()).text());
        rules.put("startPasswordMin", (long) policy.startPasswordMin());
        rules.put("startPasswordMax", (long) policy.startPasswordMax());
        rules.put("otpEntries", (long) policy.otpEntries());
        return rules;
    }

    private static String dueText(Token token) {
        return switch (token.state()) {
            case ISSUED -> "ワンタイムパスワードアプリの初期設定";
            case SET_UP -> "ワンタイムパスワードの利用開始";
            default -> null;
        };
    }
}
