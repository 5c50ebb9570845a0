-- pgrollback: no-transaction
ALTER TABLE p DETACH PARTITION q CONCURRENTLY;
