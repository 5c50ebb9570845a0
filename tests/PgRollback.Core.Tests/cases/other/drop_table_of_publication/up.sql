-- pgrollback: accept-data-loss empty
DROP TABLE t;
