-- Why a token is locked: by wrong codes, or because its device was reported as lost. Null unless it is locked.
ALTER TABLE token ADD COLUMN lock_reason VARCHAR(16);
UPDATE token SET lock_reason = 'WRONG_ENTRIES' WHERE state = 'LOCKED';
