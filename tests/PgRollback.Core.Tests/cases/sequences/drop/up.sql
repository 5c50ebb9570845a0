-- pgrollback: accept-data-loss nobody counts on
DROP SEQUENCE s;
