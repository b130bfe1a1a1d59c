-- When the latest setup entry was counted: entries that are used up, without an end, tell of a process that was killed.
ALTER TABLE token ADD COLUMN setup_entered_at TIMESTAMP(6) WITH TIME ZONE;
