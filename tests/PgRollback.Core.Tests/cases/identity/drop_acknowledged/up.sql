-- pgrollback: accept-data-loss numbers start again
ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY;
ALTER TABLE t ALTER n DROP IDENTITY;
