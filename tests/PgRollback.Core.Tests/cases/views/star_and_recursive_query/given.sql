CREATE TABLE node (id int PRIMARY KEY, parent int);
CREATE VIEW tree AS WITH RECURSIVE r AS (SELECT id, parent, 0 AS depth FROM node WHERE parent IS NULL UNION ALL SELECT n.id, n.parent, r.depth + 1 FROM node n JOIN r ON n.parent = r.id) SELECT * FROM r;
