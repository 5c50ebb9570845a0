INSERT INTO t (name) VALUES ('first');
