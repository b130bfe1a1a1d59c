-- How many numbers have been taken on a day, for applications and cases together.
CREATE TABLE paper_number (
    issued_on DATE    PRIMARY KEY,
    taken     INTEGER NOT NULL
);

-- An application that a customer has made to be printed; used_at is set, once, when a case is made of it.
CREATE TABLE paper_application (
    number          VARCHAR(13)                 PRIMARY KEY,
    contract_number VARCHAR(10)                 NOT NULL,
    reason          VARCHAR(16)                 NOT NULL,
    wish            VARCHAR(16),
    place           VARCHAR(8),
    mail_address    VARCHAR(254),
    subject         VARCHAR(200)                NOT NULL,
    enclosures      VARCHAR(2000)               NOT NULL,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    printed_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    used_at         TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX paper_application_contract ON paper_application (contract_number, created_at);
CREATE INDEX paper_application_created ON paper_application (created_at);

-- Where papers are brought or sent; null where it is not known, then the customer asks by phone.
ALTER TABLE branch ADD COLUMN postal_code VARCHAR(8);
ALTER TABLE branch ADD COLUMN address VARCHAR(200);

-- The name in kana as staff search and sort it, see KanaKey; two digits a kana, so that every database sorts alike.
ALTER TABLE customer ADD COLUMN kana_key VARCHAR(200);
CREATE INDEX customer_branch_kana ON customer (branch_code, kana_key, contract_number);
CREATE INDEX customer_kana ON customer (kana_key, contract_number);
