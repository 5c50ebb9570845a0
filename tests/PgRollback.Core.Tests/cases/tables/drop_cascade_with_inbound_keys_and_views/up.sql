-- pgrollback: accept-data-loss moved to another service
DROP TABLE t CASCADE;
