-- pgrollback: accept-data-loss only the schema is of interest here
DROP TABLE t CASCADE;
