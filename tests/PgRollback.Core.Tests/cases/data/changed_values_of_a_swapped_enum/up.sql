ALTER TYPE role RENAME TO role_old;
CREATE TYPE role AS ENUM ('member', 'editor');
-- pgrollback: accept-data-loss the old values stay with us
ALTER TABLE t ALTER COLUMN r TYPE role USING r::text::role;
DROP TYPE role_old;
-- pgrollback: accept-data-loss all are editors now
UPDATE t SET r = 'editor';
