ALTER TABLE t SET (autovacuum_enabled = false, fillfactor = 70);
ALTER TABLE t SET UNLOGGED;
