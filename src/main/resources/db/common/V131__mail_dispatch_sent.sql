-- Operators ask which mails are not sent, and how many were sent of late: the few, without reading the many.
CREATE INDEX mail_dispatch_sent ON mail_dispatch (sent_at, created_at);
