-- pgrollback: irreversible the old texts are personal data and must not come back
UPDATE t SET a = 'redacted';
ALTER TABLE t ADD COLUMN redacted boolean DEFAULT true;
