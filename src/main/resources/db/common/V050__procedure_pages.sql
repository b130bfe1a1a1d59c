-- One row a customer: whoever sends a page holds it until the step is committed, so that a page sent twice, or from two
-- tabs, takes effect once.
CREATE TABLE procedure_gate (
    contract_number VARCHAR(10) PRIMARY KEY
);

-- What the customer was shown last by an instance, kept when the instance has ended.
CREATE TABLE procedure_result (
    process_instance_id   VARCHAR(64)                 NOT NULL,
    activity_id           VARCHAR(255)                NOT NULL,
    contract_number       VARCHAR(10)                 NOT NULL,
    process_definition_id VARCHAR(255)                NOT NULL,
    shown_values          VARCHAR(8000)               NOT NULL,
    created_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (process_instance_id)
);
CREATE INDEX procedure_result_created ON procedure_result (created_at);

-- Which showing of a first page has started which instance: the same one, sent again, starts nothing.
CREATE TABLE procedure_start (
    contract_number     VARCHAR(10)                 NOT NULL,
    page_id             VARCHAR(36)                 NOT NULL,
    process_instance_id VARCHAR(64)                 NOT NULL,
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (contract_number, page_id)
);
CREATE INDEX procedure_start_created ON procedure_start (created_at);
