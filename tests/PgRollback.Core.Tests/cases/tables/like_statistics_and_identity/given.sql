CREATE TABLE t (a text, b text, id int GENERATED ALWAYS AS IDENTITY (START 5));
CREATE STATISTICS one ON b, a FROM t;
CREATE STATISTICS two (mcv) ON lower(a), (a || b), id FROM t;
COMMENT ON STATISTICS one IS 'of the original';
GRANT USAGE ON SEQUENCE t_id_seq TO case_writer;
CREATE TABLE l (LIKE t INCLUDING ALL);
