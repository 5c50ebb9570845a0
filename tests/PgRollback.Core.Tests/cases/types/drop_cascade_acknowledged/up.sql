-- pgrollback: accept-data-loss nobody had one
DROP TYPE mood CASCADE;
