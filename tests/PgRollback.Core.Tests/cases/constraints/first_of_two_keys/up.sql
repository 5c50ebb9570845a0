-- pgrollback: accept-data-loss of no interest here
ALTER TABLE c DROP CONSTRAINT cfk;
DROP TABLE p;
