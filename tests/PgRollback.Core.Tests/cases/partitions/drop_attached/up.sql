-- pgrollback: accept-data-loss nobody needs them
DROP TABLE p;
