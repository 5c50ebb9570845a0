-- pgrollback: accept-data-loss nothing is in them
DROP TABLE t, l;
