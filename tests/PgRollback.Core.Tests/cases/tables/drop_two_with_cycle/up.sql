-- pgrollback: accept-data-loss both are empty
DROP TABLE a, b;
