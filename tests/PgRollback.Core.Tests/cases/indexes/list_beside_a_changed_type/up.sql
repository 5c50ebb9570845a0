-- Each of these reads the list of the index or the constraint again, and writes it in another form, although the column of the list is none of theirs.
ALTER TABLE payments ALTER COLUMN amount TYPE bigint;
ALTER TABLE payments ALTER COLUMN id TYPE int;
