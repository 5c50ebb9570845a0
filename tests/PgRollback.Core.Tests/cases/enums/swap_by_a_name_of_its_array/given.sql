CREATE TYPE state AS ENUM ('active', 'completed');
CREATE TABLE jobs (id int PRIMARY KEY, state state NOT NULL DEFAULT 'active');
CREATE INDEX jobs_active ON jobs (id) WHERE state = 'active';
