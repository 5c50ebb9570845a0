-- pgrollback: accept-data-loss logs
DROP TABLE p;
