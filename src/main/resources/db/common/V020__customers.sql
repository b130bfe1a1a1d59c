CREATE TABLE branch (
    code VARCHAR(3)  PRIMARY KEY,
    name VARCHAR(60) NOT NULL
);

CREATE TABLE customer (
    contract_number VARCHAR(10)                 PRIMARY KEY CHECK (CHAR_LENGTH(contract_number) = 10),
    name            VARCHAR(100)                NOT NULL,
    name_kana       VARCHAR(100)                NOT NULL,
    branch_code     VARCHAR(3)                  NOT NULL REFERENCES branch,
    phone           VARCHAR(20)                 NOT NULL,
    notice_address  VARCHAR(254)                NOT NULL,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- One row a password. suspended_until lies in the past when a suspension has run out and no entry came since.
CREATE TABLE customer_password (
    contract_number VARCHAR(10)  NOT NULL REFERENCES customer,
    kind            VARCHAR(12)  NOT NULL CHECK (kind IN ('LOGIN', 'CONFIRMATION')),
    hash            VARCHAR(200) NOT NULL,
    wrong_entries   INTEGER      DEFAULT 0 NOT NULL,
    suspended_until TIMESTAMP(6) WITH TIME ZONE,
    suspensions     INTEGER      DEFAULT 0 NOT NULL,
    blocked         BOOLEAN      DEFAULT FALSE NOT NULL,
    PRIMARY KEY (contract_number, kind)
);

CREATE TABLE login_record (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contract_number VARCHAR(10)                 NOT NULL REFERENCES customer,
    logged_in_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    address         VARCHAR(64)
);
CREATE INDEX login_record_contract_number ON login_record (contract_number, id);
