-- Counts the passwords that somebody has had: a session that began with an older one ends.
ALTER TABLE staff ADD COLUMN password_number INTEGER DEFAULT 1 NOT NULL;
