DELETE FROM plugins WHERE name = 'copy';
DELETE FROM steps WHERE plugin_id IN (SELECT id FROM plugins WHERE name = 'copy');
