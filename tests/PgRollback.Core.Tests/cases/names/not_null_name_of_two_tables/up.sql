-- pgrollback: accept-data-loss nothing is in them
DROP TABLE usr_role, usr;
