-- pgrollback: accept-data-loss the earlier values are kept elsewhere
ALTER TABLE a ALTER v TYPE text;
ALTER TABLE b ALTER v TYPE text[];
ALTER TABLE c ALTER v TYPE text;
ALTER TABLE d ALTER v DROP DEFAULT, ALTER v TYPE integer USING v::integer;
ALTER TABLE e ALTER v TYPE numeric, ALTER w TYPE text, ALTER x TYPE date;
