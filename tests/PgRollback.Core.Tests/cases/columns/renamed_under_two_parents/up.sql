ALTER TABLE grandparents RENAME a TO b;
