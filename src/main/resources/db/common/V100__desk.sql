-- Staff send pages as customers do, so the tables behind the pages take staff numbers as well as contract numbers.
ALTER TABLE procedure_gate ALTER COLUMN contract_number SET DATA TYPE VARCHAR(64);
ALTER TABLE procedure_gate RENAME COLUMN contract_number TO sender;
ALTER TABLE procedure_start ALTER COLUMN contract_number SET DATA TYPE VARCHAR(64);
ALTER TABLE procedure_start RENAME COLUMN contract_number TO sender;
ALTER TABLE procedure_result ALTER COLUMN contract_number SET DATA TYPE VARCHAR(64);
ALTER TABLE procedure_result RENAME COLUMN contract_number TO reader;

-- A case as the desk knows it. Whoever claims or completes one of its tasks holds the row meanwhile.
CREATE TABLE desk_case (
    case_number      VARCHAR(64)                 PRIMARY KEY,
    root_instance_id VARCHAR(64)                 NOT NULL,
    branch_code      VARCHAR(3)                  NOT NULL,
    branch_name      VARCHAR(60),
    contract_number  VARCHAR(10),
    customer_name    VARCHAR(100),
    subject          VARCHAR(400),
    created_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX desk_case_root ON desk_case (root_instance_id);

-- A user task of a group, with all that the lists show, so that a list reads this table alone. sorted_at is due_at, or the
-- end of time where there is none: lists run in its order, and of what is due at the same moment in that of arrival. A
-- page of a list begins where the one before has ended.
CREATE TABLE desk_task (
    task_id             VARCHAR(64)                 PRIMARY KEY,
    arrival             BIGINT GENERATED ALWAYS AS IDENTITY,
    process_instance_id VARCHAR(64)                 NOT NULL,
    root_instance_id    VARCHAR(64)                 NOT NULL,
    definition_id       VARCHAR(255)                NOT NULL,
    activity_id         VARCHAR(255)                NOT NULL,
    name                VARCHAR(255)                NOT NULL,
    group_name          VARCHAR(64)                 NOT NULL,
    case_number         VARCHAR(64)                 NOT NULL,
    branch_code         VARCHAR(3)                  NOT NULL,
    branch_name         VARCHAR(60),
    contract_number     VARCHAR(10),
    customer_name       VARCHAR(100),
    subject             VARCHAR(400),
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    due_at              TIMESTAMP(6) WITH TIME ZONE,
    sorted_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    reminded_at         TIMESTAMP(6) WITH TIME ZONE,
    state               VARCHAR(8)                  NOT NULL CHECK (state IN ('OPEN', 'CLAIMED', 'DONE', 'GONE')),
    assignee            VARCHAR(64),
    assignee_name       VARCHAR(100),
    done_at             TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX desk_task_by_group ON desk_task (group_name, state, sorted_at, arrival);
CREATE INDEX desk_task_by_assignee ON desk_task (assignee, group_name, state, sorted_at, arrival);
CREATE INDEX desk_task_by_end ON desk_task (group_name, state, done_at DESC, arrival DESC);
CREATE INDEX desk_task_case ON desk_task (case_number, state);
CREATE INDEX desk_task_instance ON desk_task (process_instance_id);
CREATE INDEX desk_task_done ON desk_task (done_at);

-- What people did with a case. The case has no number yet when the procedure that receives it is begun. four_eyes is
-- true where the step was another's to look at: it bars nobody from looking again. Kept as long as the audit.
CREATE TABLE desk_touch (
    id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number      VARCHAR(64),
    root_instance_id VARCHAR(64)                 NOT NULL,
    touched_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    staff_id         VARCHAR(64)                 NOT NULL,
    staff_name       VARCHAR(100)                NOT NULL,
    activity_id      VARCHAR(255)                NOT NULL,
    task_name        VARCHAR(255)                NOT NULL,
    kind             VARCHAR(9)                  NOT NULL CHECK (kind IN ('STARTED', 'CLAIMED', 'RETURNED', 'COMPLETED')),
    four_eyes        BOOLEAN                     NOT NULL,
    outcome          VARCHAR(200),
    remark           VARCHAR(4000)
);
CREATE INDEX desk_touch_case ON desk_touch (case_number, id);
CREATE INDEX desk_touch_root ON desk_touch (root_instance_id);
