INSERT INTO t (name, version) VALUES ('second', 1), ('third', 1);
