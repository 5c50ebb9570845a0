-- pgrollback: accept-data-loss nothing was ever in them
DROP TABLE t;
