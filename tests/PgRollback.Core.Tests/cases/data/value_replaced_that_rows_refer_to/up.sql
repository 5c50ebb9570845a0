ALTER TABLE kinds DROP CONSTRAINT known;
UPDATE kinds SET name = 'c' WHERE name = 'a';
ALTER TABLE kinds ADD CONSTRAINT known CHECK (name IN ('b', 'c'));
