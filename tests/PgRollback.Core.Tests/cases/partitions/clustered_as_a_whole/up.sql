-- pgrollback: no-transaction
CLUSTER events USING events_id;
