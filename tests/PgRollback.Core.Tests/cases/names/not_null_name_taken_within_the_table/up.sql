-- pgrollback: accept-data-loss they are written again
DROP TABLE posts;
