-- Until when the case waits for the customer, for what is missing or for the answer to a letter of inquiry; null while it
-- waits for the branch. And whether a letter of inquiry is what it waits for, or is about to.
ALTER TABLE paper_case ADD COLUMN customer_due_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE paper_case ADD COLUMN inquired BOOLEAN DEFAULT FALSE NOT NULL;
