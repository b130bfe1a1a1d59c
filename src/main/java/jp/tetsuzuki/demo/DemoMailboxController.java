package jp.tetsuzuki.demo;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.tetsuzuki.mail.PublicAddress;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the demo's mailbox to people and to tests. */
@Controller
@Profile("demo")
class DemoMailboxController {

    private final DemoMailbox mailbox;
    private final Clock clock;
    private final Pattern ownAddress;

    DemoMailboxController(DemoMailbox mailbox, Clock clock, PublicAddress address) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.ownAddress = Pattern.compile(Pattern.quote(address.baseUrl().toString()) + "/[!-~]*");
    }

    @GetMapping("/demo/mailbox")
    String page(Model model) {
        model.addAttribute("mails", mailbox.mails().stream().map(this::shown).toList());
        return "demo/mailbox";
    }

    @GetMapping("/demo/mailbox.json")
    ResponseEntity<List<DemoMail>> list() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(mailbox.mails());
    }

    private ShownMail shown(DemoMail mail) {
        return new ShownMail(
                mail.from(),
                mail.to(),
                mail.subject(),
                mail.text(),
                mail.messageId(),
                mail.receivedAt().atZone(clock.getZone()),
                ownAddress
                        .matcher(mail.text())
                        .results()
                        .map(MatchResult::group)
                        .map(Link::new)
                        .toList());
    }

    /**
     * A mail as the page shows it.
     *
     * @param links the addresses in its text that lead to this system
     */
    record ShownMail(
            String from,
            String to,
            String subject,
            String text,
            String messageId,
            ZonedDateTime receivedAt,
            List<Link> links) {}

    record Link(String href) {}
}
