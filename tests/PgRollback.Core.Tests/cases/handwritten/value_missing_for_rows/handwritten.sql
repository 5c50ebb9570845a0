ALTER TABLE settings ADD COLUMN enabled boolean NOT NULL;
ALTER TABLE settings ADD COLUMN other boolean NOT NULL DEFAULT false;
ALTER TABLE settings ALTER COLUMN other DROP DEFAULT;
