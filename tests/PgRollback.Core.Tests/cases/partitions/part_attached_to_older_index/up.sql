CREATE INDEX q_note ON q (note);
ALTER INDEX p_note ATTACH PARTITION q_note;
