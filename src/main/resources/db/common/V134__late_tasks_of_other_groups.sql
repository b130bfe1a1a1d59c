-- The group that may take a task as well once it is late, where its diagram names one, and the same group where one of its
-- members has taken it. A task of a branch may so be found in the lists of headquarters without leaving the branch's.
ALTER TABLE desk_task ADD COLUMN late_group VARCHAR(64);
ALTER TABLE desk_task ADD COLUMN taken_group VARCHAR(64);
CREATE INDEX desk_task_by_late_group ON desk_task (late_group, state, sorted_at, arrival);
CREATE INDEX desk_task_by_taken_group ON desk_task (taken_group, assignee, state, sorted_at, arrival);
CREATE INDEX desk_task_by_taken_end ON desk_task (taken_group, state, done_at DESC, arrival DESC);
