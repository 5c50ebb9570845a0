CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL UNIQUE);
CREATE PUBLICATION named FOR TABLE t (id, code) WHERE (id > 0);
CREATE PUBLICATION news FOR TABLE t (code) WHERE (code <> '') WITH (publish = 'insert');
