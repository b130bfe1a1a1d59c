-- Whether the password is one that somebody else has given: the person chooses an own one before anything else.
ALTER TABLE staff ADD COLUMN initial_password BOOLEAN DEFAULT FALSE NOT NULL;
