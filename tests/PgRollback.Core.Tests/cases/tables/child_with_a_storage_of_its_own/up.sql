ALTER TABLE child ALTER note SET COMPRESSION DEFAULT, ALTER note SET STORAGE PLAIN;
-- pgrollback: accept-data-loss for a test
DROP TABLE other;
