-- pgrollback: accept-data-loss the table was never filled
DROP TABLE t;
