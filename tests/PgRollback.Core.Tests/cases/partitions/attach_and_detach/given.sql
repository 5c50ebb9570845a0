CREATE TABLE p (id int, k text) PARTITION BY LIST (k);
CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a', 'b');
CREATE TABLE p_c (id int, k text);
