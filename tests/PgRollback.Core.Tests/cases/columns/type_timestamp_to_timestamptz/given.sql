CREATE TABLE t (id int PRIMARY KEY, at timestamp NOT NULL DEFAULT now());
