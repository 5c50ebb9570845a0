CREATE TABLE posts (id int PRIMARY KEY, commented timestamptz NOT NULL);
ALTER TABLE posts RENAME COLUMN commented TO commented_first;
