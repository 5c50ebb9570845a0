CREATE TABLE child (b int) INHERITS (parent);
ALTER TABLE parent ADD COLUMN c text DEFAULT 'c';
