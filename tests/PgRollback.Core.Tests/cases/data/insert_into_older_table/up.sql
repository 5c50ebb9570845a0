INSERT INTO t (id, a) VALUES (2, 'x'), (3, 'it''s');
