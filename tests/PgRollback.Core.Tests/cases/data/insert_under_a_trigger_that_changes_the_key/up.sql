INSERT INTO t (name) VALUES ('Second');
