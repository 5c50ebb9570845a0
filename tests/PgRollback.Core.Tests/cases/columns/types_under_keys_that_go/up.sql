-- pgrollback: accept-data-loss only the schema is of interest here
CREATE TABLE codes (code serial PRIMARY KEY);
ALTER TABLE t ALTER COLUMN code TYPE integer USING code::integer;
ALTER TABLE t ADD CONSTRAINT t_code_fk FOREIGN KEY (code) REFERENCES codes (code);
ALTER TABLE t ALTER COLUMN doc TYPE text;
CREATE INDEX t_doc ON t (doc text_pattern_ops);
ALTER TABLE user_of_older ALTER COLUMN older TYPE text;
ALTER TABLE older ALTER COLUMN id TYPE text;
ALTER TABLE user_of_older ADD CONSTRAINT older_fk FOREIGN KEY (older) REFERENCES older (id);
ALTER TABLE user_of_older ADD COLUMN later int;
ALTER TABLE t ADD COLUMN later int;
