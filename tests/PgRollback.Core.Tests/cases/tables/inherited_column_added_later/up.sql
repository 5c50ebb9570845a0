-- pgrollback: accept-data-loss nothing was ever in them
DROP TABLE below, c;
DROP TABLE own, b;
