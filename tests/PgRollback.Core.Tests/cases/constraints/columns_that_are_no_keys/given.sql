CREATE TABLE t (id int, note text, state text, UNIQUE (id) INCLUDE (note), EXCLUDE USING btree (id WITH =) WHERE (state <> ''));
