ALTER TYPE state RENAME VALUE 'new' TO 'brand new';
ALTER TYPE state RENAME VALUE 'it''s done' TO 'done';
ALTER TABLE t ADD COLUMN e state DEFAULT 'brand new';
COMMENT ON VIEW v IS 'of the brand new';
