-- pgrollback: accept-data-loss nothing was ever in it
DROP TABLE l;
