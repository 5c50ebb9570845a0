INSERT INTO cron_job_definitions (job_name, cron_expression, handler) VALUES ('nightly_vacuum', '0 4 * * *', 'maintenance.vacuum');
SELECT trigger_cron_job('nightly_vacuum');
SELECT update_cron_job_stats('nightly_vacuum', FALSE, 1200, 'no space left');
SELECT update_cron_job_stats('weekly_digest', TRUE, 300);
