-- Repeatable, so that it has no place in the order of the product's own versions.
CREATE TABLE IF NOT EXISTS demo_mail (
    position    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id  VARCHAR(998)                NOT NULL,
    recipient   VARCHAR(320)                NOT NULL,
    sender      VARCHAR(320)                NOT NULL,
    subject     VARCHAR(998)                NOT NULL,
    body        VARCHAR(1000000)            NOT NULL,
    received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (message_id, recipient)
);
CREATE TABLE IF NOT EXISTS demo_clock (
    ahead_millis BIGINT NOT NULL
);
