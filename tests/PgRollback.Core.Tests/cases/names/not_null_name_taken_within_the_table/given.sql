CREATE TABLE posts (id int PRIMARY KEY, commented timestamptz NOT NULL);
ALTER TABLE posts RENAME COLUMN commented TO commented_first;
ALTER TABLE posts ADD COLUMN commented timestamptz NOT NULL DEFAULT now();
