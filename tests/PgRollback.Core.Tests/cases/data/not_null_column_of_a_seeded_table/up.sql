-- pgrollback: accept-data-loss the scopes are not needed
ALTER TABLE reasons DROP COLUMN scope;
