CREATE TYPE reason AS ENUM ('unsubscribed', 'deleted');
CREATE TABLE mails (id int PRIMARY KEY, reason reason, is_skipped boolean NOT NULL GENERATED ALWAYS AS (reason IS NOT NULL) STORED, sent timestamp);
CREATE INDEX mails_skipped ON mails (is_skipped) WHERE is_skipped;
