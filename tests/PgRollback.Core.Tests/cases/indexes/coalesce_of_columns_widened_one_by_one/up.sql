-- pgrollback: accept-data-loss for a test
ALTER TABLE build ALTER rerun_of TYPE integer;
DROP INDEX build_order;
