CREATE DOMAIN positive AS int CONSTRAINT over CHECK (VALUE > 0);
CREATE TABLE t (a positive[]);
