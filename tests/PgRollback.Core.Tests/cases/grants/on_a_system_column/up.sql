GRANT SELECT (a, ctid) ON t TO reader;
