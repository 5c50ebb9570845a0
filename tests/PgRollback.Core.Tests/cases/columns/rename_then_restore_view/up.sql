ALTER TABLE t RENAME a TO amount;
DROP VIEW v;
CREATE VIEW v AS SELECT amount, amount > 0 AS positive FROM t;
