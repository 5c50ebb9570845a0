ALTER TYPE status RENAME TO status_old;
CREATE TYPE status AS ENUM ('open', 'closed');
ALTER TABLE t ALTER s DROP DEFAULT, ALTER s TYPE status USING s::text::status, ALTER s SET DEFAULT 'open';
DROP TYPE status_old;
