-- pgrollback: accept-data-loss only the schema is of interest here
DROP TABLE p, c;
DROP TABLE older, of_older;
