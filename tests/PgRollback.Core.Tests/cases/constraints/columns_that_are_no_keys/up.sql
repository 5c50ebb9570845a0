-- pgrollback: accept-data-loss nothing was ever in it
-- A key goes with its INCLUDE columns without a word.
ALTER TABLE t DROP COLUMN note;
-- With the columns of its WHERE it goes by CASCADE only.
ALTER TABLE t DROP COLUMN state CASCADE;
