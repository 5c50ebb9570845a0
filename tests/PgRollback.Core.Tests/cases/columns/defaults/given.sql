CREATE TABLE t (id int, a int DEFAULT 1, b int, c timestamptz DEFAULT now());
