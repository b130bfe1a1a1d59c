-- One line a mail, kept apart from the step that sends it: a step that is rolled back finds the Message-ID of its
-- earlier attempt here and sends the same mail again, not another one.
CREATE TABLE mail_dispatch (
    message_id          VARCHAR(320)                PRIMARY KEY,
    process_instance_id VARCHAR(64)                 NOT NULL,
    activity_id         VARCHAR(255)                NOT NULL,
    template            VARCHAR(64)                 NOT NULL,
    recipient           VARCHAR(254)                NOT NULL,
    contract_number     VARCHAR(10)                 NOT NULL,
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    sent_at             TIMESTAMP(6) WITH TIME ZONE,
    attempts            INTEGER                     NOT NULL
);
CREATE INDEX mail_dispatch_step ON mail_dispatch (process_instance_id, activity_id);
