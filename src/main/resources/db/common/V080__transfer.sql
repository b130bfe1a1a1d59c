-- What holds for a contract's transfers: the row that acceptances of its orders queue at. Until lowered_until the limit
-- that holds after a recovery by paper is the contract's.
CREATE TABLE transfer_account (
    contract_number VARCHAR(10)                 PRIMARY KEY,
    lowered_until   TIMESTAMP(6) WITH TIME ZONE
);

CREATE TABLE transfer_order (
    order_number         VARCHAR(13)                 PRIMARY KEY,
    contract_number      VARCHAR(10)                 NOT NULL,
    payee_bank_code      VARCHAR(4)                  NOT NULL,
    payee_branch_code    VARCHAR(3)                  NOT NULL,
    payee_account_type   VARCHAR(16)                 NOT NULL,
    payee_account_number VARCHAR(7)                  NOT NULL,
    payee_name           VARCHAR(30)                 NOT NULL,
    amount               BIGINT                      NOT NULL CHECK (amount > 0),
    received_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state                VARCHAR(16)                 NOT NULL,
    core_reference       VARCHAR(64),
    sent_at              TIMESTAMP(6) WITH TIME ZONE,
    failure_reason       VARCHAR(255),
    settled_at           TIMESTAMP(6) WITH TIME ZONE
);
-- For the sum of the day and for the newest orders.
CREATE INDEX transfer_order_contract ON transfer_order (contract_number, received_at);
