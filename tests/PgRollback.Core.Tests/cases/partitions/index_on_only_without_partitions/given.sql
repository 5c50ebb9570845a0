CREATE TABLE p (k int NOT NULL, note text) PARTITION BY LIST (k);
CREATE INDEX p_note ON ONLY p (note);
ALTER TABLE ONLY p ADD UNIQUE (k);
CREATE TABLE q (k int NOT NULL, note text);
