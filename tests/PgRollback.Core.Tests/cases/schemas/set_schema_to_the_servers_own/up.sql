ALTER TABLE jobs RENAME TO old_jobs;
