CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'Über');
CREATE TYPE pair AS (a int, b text COLLATE "C");
COMMENT ON TYPE pair IS 'two';
COMMENT ON COLUMN pair.b IS 'second';
