package jp.tetsuzuki.taskui;

import java.util.List;
import jp.tetsuzuki.mail.MailQueue;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Whether what the application stands on is there, for operators. */
@Component
class HealthSummary {

    /** Something that the application stands on. */
    public record Part(String name, boolean up) {}

    private final HealthEndpoint health;
    private final MailQueue mails;

    HealthSummary(HealthEndpoint health, MailQueue mails) {
        this.health = health;
        this.mails = mails;
    }

    /** The mail server is asked apart: the endpoint leaves it out, lest the portal be taken down with it. */
    List<Part> parts() {
        return List.of(
                new Part("データベース", isUp("db")),
                new Part("メールサーバー", mails.serverAnswers()),
                new Part("ディスクの空き", isUp("diskSpace")));
    }

    private boolean isUp(String component) {
        HealthComponent part = health.healthForPath(component);
        return part != null && part.getStatus().equals(Status.UP);
    }
}
