-- Wrong entries are also summed up over all sessions of a contract.
CREATE INDEX mail_password_session_contract ON mail_password_session (contract_number, created_at);
