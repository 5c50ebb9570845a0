CREATE TABLE copy (LIKE t INCLUDING ALL, extra int);
ALTER TABLE copy DROP CONSTRAINT copy_a_key;
COMMENT ON INDEX copy_lower_idx IS 'follows';
