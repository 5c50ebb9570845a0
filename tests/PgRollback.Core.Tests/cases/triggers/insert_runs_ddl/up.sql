-- pgrollback: accept-data-loss the counters stay
INSERT INTO counters VALUES ('orders');
