-- What holds for a contract whatever token it has: the row that issues of one contract queue at.
CREATE TABLE token_contract (
    contract_number     VARCHAR(10)                 PRIMARY KEY,
    issuance_restricted BOOLEAN                     NOT NULL,
    issues_counted_from TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE token (
    id                    VARCHAR(36)  PRIMARY KEY,
    contract_number       VARCHAR(10)  NOT NULL,
    -- The contract number while the token is issued, set up, in use or locked, else null: one such token a contract.
    live_contract         VARCHAR(10)  UNIQUE,
    state                 VARCHAR(16)  NOT NULL,
    locked_from           VARCHAR(16),
    void_reason           VARCHAR(32),
    mail_address          VARCHAR(254) NOT NULL,
    start_password_hash   VARCHAR(255),
    service_id            VARCHAR(8)   UNIQUE,
    user_id               VARCHAR(10)  UNIQUE,
    -- Encrypted, bound to the id.
    secret                BYTEA,
    otp_step_seconds      INTEGER,
    otp_digits            INTEGER,
    wrong_entries         INTEGER      NOT NULL,
    setup_entries         INTEGER      NOT NULL,
    app_mails             INTEGER      NOT NULL,
    app_mail_requested_at TIMESTAMP(6) WITH TIME ZONE,
    prepared_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    issued_at             TIMESTAMP(6) WITH TIME ZONE,
    setup_deadline        TIMESTAMP(6) WITH TIME ZONE,
    set_up_at             TIMESTAMP(6) WITH TIME ZONE,
    use_start_deadline    TIMESTAMP(6) WITH TIME ZONE,
    use_started_at        TIMESTAMP(6) WITH TIME ZONE,
    locked_at             TIMESTAMP(6) WITH TIME ZONE,
    ended_at              TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX token_issues ON token (contract_number, issued_at);

-- The time steps whose code a token has spent.
CREATE TABLE token_used_step (
    token_id VARCHAR(36) NOT NULL REFERENCES token (id),
    step     BIGINT      NOT NULL,
    PRIMARY KEY (token_id, step)
);
