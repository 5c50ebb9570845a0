CALL rename_column_if_exists('proposals', 'data', 'data_old');
CALL rename_column_if_exists('proposals', 'content', 'content_old');
ALTER TABLE proposals ALTER COLUMN data_old DROP NOT NULL;
