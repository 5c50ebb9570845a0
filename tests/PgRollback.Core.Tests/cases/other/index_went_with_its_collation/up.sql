-- pgrollback: accept-data-loss none are in it
DROP TABLE t;
