-- What the embedded core banking has taken; a bank's own keeps its postings elsewhere. Nothing here refers to our orders:
-- it is another system's.
CREATE TABLE core_posting (
    id                   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_number         VARCHAR(13)                 NOT NULL UNIQUE,
    contract_number      VARCHAR(10)                 NOT NULL,
    payee_bank_code      VARCHAR(4)                  NOT NULL,
    payee_branch_code    VARCHAR(3)                  NOT NULL,
    payee_account_type   VARCHAR(16)                 NOT NULL,
    payee_account_number VARCHAR(7)                  NOT NULL,
    payee_name           VARCHAR(30)                 NOT NULL,
    amount               BIGINT                      NOT NULL,
    posted_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
