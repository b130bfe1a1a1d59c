-- Repeatable, so that it has no place in the order of the product's own versions.
-- Mails stand here encrypted: the one that carries a mail password would otherwise be the only place in the database
-- where one can be read. The table of earlier demos held them as they were.
DROP TABLE IF EXISTS demo_mail;
CREATE TABLE IF NOT EXISTS demo_received_mail (
    position    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id  VARCHAR(998)                NOT NULL,
    recipient   VARCHAR(320)                NOT NULL,
    sender      VARCHAR(320)                NOT NULL,
    subject     VARCHAR(998)                NOT NULL,
    body        VARBINARY(1000000)          NOT NULL,
    received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (message_id, recipient)
);
CREATE TABLE IF NOT EXISTS demo_clock (
    ahead_millis BIGINT NOT NULL
);
