CREATE TABLE numbers (n int);
CREATE TABLE kept (i int);
DO $$ BEGIN IF (SELECT sum(n) FROM numbers) > 2 THEN DROP TABLE kept; END IF; END $$;
