CREATE TABLE totals (j jsonb);
INSERT INTO totals SELECT joined(j) FROM t;
SELECT joined(j) FROM t;
