CREATE DOMAIN short AS text NOT NULL CONSTRAINT is_short CHECK (length(VALUE) < 5);
CREATE DOMAIN shorter AS short CHECK (VALUE <> '');
CREATE TABLE t (id int PRIMARY KEY, a shorter);
