ALTER TABLE files ALTER COLUMN contents DROP NOT NULL;
SELECT lo_unlink(contents) FROM files WHERE id > 3;
