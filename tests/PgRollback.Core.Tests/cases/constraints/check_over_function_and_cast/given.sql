CREATE TABLE t (id int, a text, d date, CONSTRAINT c CHECK (lower(a) = a AND d > '2020-01-01'::date AND a LIKE 'x%' AND id IN (1, 2, 3) AND a SIMILAR TO '_+'));
