CREATE TABLE t (kind varchar(10), CONSTRAINT kinds CHECK (kind IN ('x', 'y')));
