ALTER DOMAIN d DROP CONSTRAINT d_check;
-- pgrollback: accept-data-loss it was never used
DROP TABLE t;
DROP TYPE pair;
DROP DOMAIN d;
