ALTER TABLE posts ADD COLUMN commented timestamptz NOT NULL DEFAULT now();
ALTER TABLE posts RENAME COLUMN commented TO commented_last;
