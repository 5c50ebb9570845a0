-- pgrollback: accept-data-loss only the schema is of interest here
ALTER TABLE other DROP COLUMN gone;
CREATE TABLE third (id int);
