-- One row, locked by whoever deploys: deployments, and starts of the application, go one after the other.
CREATE TABLE procedure_lock (
    id INTEGER PRIMARY KEY
);
INSERT INTO procedure_lock (id) VALUES (1);

-- Deployments by whom and when; deployed_by is null for what shipped with the application.
CREATE TABLE procedure_deployment (
    deployment_id VARCHAR(64)                 PRIMARY KEY,
    name          VARCHAR(255)                NOT NULL,
    deployed_by   VARCHAR(20)                 REFERENCES staff,
    deployed_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- The files in force. deployment_id is where the content came into force, so that it tells by whom; content_hash is its
-- SHA-256 in hexadecimal, shipped_hash that of the content which the application shipped when it was started last, null
-- where it ships no such file.
CREATE TABLE procedure_file (
    name          VARCHAR(110) PRIMARY KEY,
    deployment_id VARCHAR(64)  NOT NULL REFERENCES procedure_deployment,
    content_hash  VARCHAR(64)  NOT NULL,
    shipped_hash  VARCHAR(64)
);
