-- pgrollback: accept-data-loss old rows
DROP TABLE p_1;
