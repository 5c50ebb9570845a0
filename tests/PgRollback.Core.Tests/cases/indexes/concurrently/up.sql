-- pgrollback: no-transaction
CREATE INDEX CONCURRENTLY new ON t (id, a);
DROP INDEX CONCURRENTLY old;
