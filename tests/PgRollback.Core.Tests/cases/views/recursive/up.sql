CREATE RECURSIVE VIEW reach (id, root) AS SELECT id, id FROM node WHERE parent IS NULL UNION ALL SELECT n.id, r.root FROM node n JOIN reach r ON n.parent = r.id;
