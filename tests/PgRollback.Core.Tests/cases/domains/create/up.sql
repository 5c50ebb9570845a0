CREATE DOMAIN email AS text CHECK (VALUE ~ '@') NOT NULL DEFAULT 'a@b';
CREATE TABLE t (e email, es email[]);
COMMENT ON DOMAIN email IS 'address';
