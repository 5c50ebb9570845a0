CLUSTER events USING events_id;
