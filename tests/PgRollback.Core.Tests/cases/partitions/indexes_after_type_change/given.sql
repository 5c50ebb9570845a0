CREATE TABLE p (id int, note text, CONSTRAINT whole UNIQUE (id, note)) PARTITION BY LIST (id);
CREATE INDEX ON p (note);
CREATE TABLE q PARTITION OF p FOR VALUES IN (1);
COMMENT ON INDEX q_note_idx IS 'gone with the type';
ALTER TABLE q RENAME TO r;
-- The partition's indexes are made again with the table's, so that they are called after r.
ALTER TABLE p ALTER COLUMN note TYPE varchar;
