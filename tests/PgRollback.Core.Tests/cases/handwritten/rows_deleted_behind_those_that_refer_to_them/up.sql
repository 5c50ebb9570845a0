INSERT INTO plugins (name) VALUES ('copy');
INSERT INTO steps (plugin_id, name) SELECT id, 'first' FROM plugins WHERE name = 'copy';
