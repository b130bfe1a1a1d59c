-- Where a customer's mail passwords go. The row is what changes of the setting and the start of use of a token queue at.
CREATE TABLE mail_setting (
    contract_number VARCHAR(10)                 PRIMARY KEY,
    mobile_address  VARCHAR(254),
    mobile_in_use   BOOLEAN                     NOT NULL,
    pc_address      VARCHAR(254),
    pc_in_use       BOOLEAN                     NOT NULL,
    version         BIGINT                      NOT NULL,
    changed_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- A login session in which mail passwords were asked for; what tells the session is kept as a hash only.
CREATE TABLE mail_password_session (
    session_hash    VARCHAR(64)                 PRIMARY KEY,
    contract_number VARCHAR(10)                 NOT NULL,
    wrong_entries   INTEGER                     NOT NULL,
    -- By its end or by wrong entries: nothing is sent or compared in it any more, whatever its passwords' rows say.
    ended           BOOLEAN                     NOT NULL,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX mail_password_session_created ON mail_password_session (created_at);

-- What was asked for last in a session for one destination, and beside it the password that is valid there.
CREATE TABLE mail_password (
    session_hash      VARCHAR(64)                 NOT NULL REFERENCES mail_password_session ON DELETE CASCADE,
    destination       VARCHAR(16)                 NOT NULL,
    contract_number   VARCHAR(10)                 NOT NULL,
    request_id        VARCHAR(36)                 NOT NULL UNIQUE,
    request_reference VARCHAR(8)                  NOT NULL,
    requested_address VARCHAR(254),
    requested_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    requests          INTEGER                     NOT NULL,
    state             VARCHAR(16)                 NOT NULL,
    -- Whether a mail with the present reference may have reached the customer without its password being kept.
    attempted         BOOLEAN                     NOT NULL,
    hash              VARCHAR(255),
    reference         VARCHAR(8),
    address           VARCHAR(254),
    sent_at           TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (session_hash, destination)
);
CREATE INDEX mail_password_contract ON mail_password (contract_number);
