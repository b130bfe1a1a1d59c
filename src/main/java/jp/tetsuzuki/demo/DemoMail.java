package jp.tetsuzuki.demo;

import java.time.Instant;

/** A mail that the demo's server received, as {@code /demo/mailbox.json} shows it (section 8 of the specification). */
record DemoMail(String from, String to, String subject, String text, String messageId, Instant receivedAt) {}
