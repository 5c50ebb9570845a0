INSERT INTO t (id, n) VALUES (23, 1), ('24', 2), (0, 3);
