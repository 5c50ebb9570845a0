DROP INDEX build_order;
ALTER TABLE build ALTER rerun_of TYPE bigint;
