SELECT pg_drop_replication_slot('pgrollback_nowhere') WHERE false;
