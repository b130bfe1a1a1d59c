package jp.tetsuzuki.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;

/** A mail's form: two header lines, {@code Subject:} and {@code From:}, an empty line, and the body. */
record MailTemplate(String key, Sender sender, Template subject, Template body) {

    private static final String SUBJECT = "Subject: ";
    private static final String FROM = "From: ";

    /**
     * @throws IllegalStateException if the text has not that form
     */
    static MailTemplate of(String key, String text, Mustache.Compiler compiler) {
        String[] parts = text.replace("\r\n", "\n").split("\n", 4);
        if (parts.length < 4 || !parts[0].startsWith(SUBJECT) || !parts[1].startsWith(FROM) || !parts[2].isEmpty()) {
            throw new IllegalStateException(
                    "The mail template '" + key + "' must start with Subject:, From: and an empty line.");
        }
        return new MailTemplate(
                key,
                Sender.named(parts[1].substring(FROM.length()).strip()),
                compiler.compile(parts[0].substring(SUBJECT.length()).strip()),
                compiler.compile(parts[3]));
    }

    /**
     * @throws IllegalStateException if the template asks for something that the data has not
     */
    MailText fill(Map<String, ?> data) {
        try {
            return new MailText(sender, subject.execute(data), body.execute(data));
        } catch (MustacheException.Context missing) {
            throw new IllegalStateException(
                    "The mail template '" + key + "' asks for '" + missing.key + "', which is not known.", missing);
        }
    }
}
