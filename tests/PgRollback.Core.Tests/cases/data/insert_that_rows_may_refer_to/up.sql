INSERT INTO roles VALUES ('admin');
INSERT INTO members VALUES (1, 'admin', NULL);
