-- pgrollback: accept-data-loss only the schema is of interest here
DROP TABLE child, later, again;
