-- The row that receptions of one contract queue at.
CREATE TABLE paper_contract (
    contract_number VARCHAR(10) PRIMARY KEY
);

CREATE TABLE paper_case (
    number              VARCHAR(16)                 PRIMARY KEY,
    contract_number     VARCHAR(10)                 NOT NULL,
    -- Contract and reason while the case is open, else null: one open case of a kind a contract.
    open_key            VARCHAR(32)                 UNIQUE,
    branch_code         VARCHAR(3)                  NOT NULL,
    reason              VARCHAR(16)                 NOT NULL,
    wish                VARCHAR(16),
    place               VARCHAR(8),
    mail_address        VARCHAR(254),
    subject             VARCHAR(200)                NOT NULL,
    channel             VARCHAR(8)                  NOT NULL,
    received_on         DATE                        NOT NULL,
    received_by         VARCHAR(64)                 NOT NULL,
    state               VARCHAR(24)                 NOT NULL,
    missing             VARCHAR(2000),
    close_reason        VARCHAR(2000),
    expected_on         DATE                        NOT NULL,
    process_instance_id VARCHAR(64)                 NOT NULL,
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    closed_at           TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX paper_case_contract ON paper_case (contract_number, created_at);
