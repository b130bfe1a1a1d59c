CREATE TABLE audit_event (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    actor       VARCHAR(64)                 NOT NULL,
    address     VARCHAR(64),
    action      VARCHAR(64)                 NOT NULL,
    outcome     VARCHAR(64)                 NOT NULL,
    subject     VARCHAR(64),
    object      VARCHAR(255)
);
CREATE INDEX audit_event_subject ON audit_event (subject, occurred_at);
