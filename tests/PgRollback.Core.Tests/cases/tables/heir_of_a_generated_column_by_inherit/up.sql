-- pgrollback: accept-data-loss nothing is in it
DROP TABLE child;
