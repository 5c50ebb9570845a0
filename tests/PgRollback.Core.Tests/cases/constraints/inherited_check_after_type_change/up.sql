-- The partition's check is made again with the table's: not valid, and without its comment.
ALTER TABLE p ALTER COLUMN note TYPE varchar;
