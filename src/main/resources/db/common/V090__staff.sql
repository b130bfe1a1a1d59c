-- branch_code is null for departments that are no branch. suspended_until lies in the past when a suspension has run out
-- and no entry came since. Who has left stays, inactive: the audit and the stories of cases name them.
CREATE TABLE staff (
    staff_id        VARCHAR(20)                 PRIMARY KEY,
    name            VARCHAR(100)                NOT NULL,
    branch_code     VARCHAR(3)                  REFERENCES branch,
    active          BOOLEAN                     DEFAULT TRUE NOT NULL,
    hash            VARCHAR(200)                NOT NULL,
    wrong_entries   INTEGER                     DEFAULT 0 NOT NULL,
    suspended_until TIMESTAMP(6) WITH TIME ZONE,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE staff_role (
    staff_id VARCHAR(20) NOT NULL REFERENCES staff,
    role     VARCHAR(12) NOT NULL CHECK (role IN ('CLERK', 'APPROVER', 'HEADQUARTERS', 'ANALYST', 'OPERATOR')),
    PRIMARY KEY (staff_id, role)
);
