-- pgrollback: accept-data-loss only the schema is of interest here
ALTER TABLE other DROP COLUMN gone;
CREATE TABLE IF NOT EXISTS others (id int);
