SELECT set_config('search_path', 'app, public', false);
CREATE TABLE t (id int);
CREATE INDEX i ON t (id);
