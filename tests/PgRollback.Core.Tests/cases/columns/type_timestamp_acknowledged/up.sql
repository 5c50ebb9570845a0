-- pgrollback: accept-data-loss all times are in UTC
ALTER TABLE t ALTER at TYPE timestamptz USING at AT TIME ZONE 'UTC';
