ALTER TABLE kinds DROP CONSTRAINT known;
UPDATE kinds SET name = 'c' WHERE name = 'a';
