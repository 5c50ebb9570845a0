-- pgrollback: accept-data-loss ids come from elsewhere
DROP SEQUENCE t_id_seq CASCADE;
