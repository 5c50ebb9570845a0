CREATE TABLE p (id int, note text, CONSTRAINT whole UNIQUE (id, note)) PARTITION BY LIST (id);
CREATE INDEX ON p (note);
CREATE TABLE q PARTITION OF p FOR VALUES IN (1);
ALTER TABLE q RENAME TO r;
COMMENT ON INDEX q_note_idx IS 'gone with the type';
