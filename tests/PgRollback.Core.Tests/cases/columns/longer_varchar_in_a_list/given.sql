CREATE TABLE t (state varchar(5) CHECK (state IN ('a', 'b')), note varchar(5) CHECK (note <> ''));
