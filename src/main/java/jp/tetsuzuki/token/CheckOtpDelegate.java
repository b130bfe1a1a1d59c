package jp.tetsuzuki.token;

import static jp.tetsuzuki.token.OtpUseStartProcess.NEWLY_LOCKED;
import static jp.tetsuzuki.token.OtpUseStartProcess.OTP_OUTCOME;
import static jp.tetsuzuki.token.OtpUseStartProcess.OTP_TRIES_LEFT;

import jp.tetsuzuki.token.OtpCheck.Locked;
import jp.tetsuzuki.token.OtpCheck.Right;
import jp.tetsuzuki.token.OtpCheck.Wrong;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks a one-time password; one that is missing is a wrong one. */
@Component("checkOtpDelegate")
class CheckOtpDelegate implements JavaDelegate {

    private final OneTimePasswords passwords;

    CheckOtpDelegate(OneTimePasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OtpCheck check = passwords.check(
                OtpUseStartProcess.CONTRACT_NUMBER.of(execution),
                OtpUseStartProcess.OTP.maybe(execution).orElse(""));
        OTP_OUTCOME.set(execution, outcome(check));
        OTP_TRIES_LEFT.set(execution, check instanceof Wrong wrong ? (long) wrong.triesLeft() : 0L);
        NEWLY_LOCKED.set(execution, check instanceof Locked locked && locked.newly());
    }

    private static String outcome(OtpCheck check) {
        if (check instanceof Right) {
            return "RIGHT";
        }
        if (check instanceof Wrong) {
            return "WRONG";
        }
        return check instanceof Locked ? "LOCKED" : "NOT_USABLE";
    }
}
