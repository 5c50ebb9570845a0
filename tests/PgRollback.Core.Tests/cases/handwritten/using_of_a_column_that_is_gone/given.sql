CREATE TABLE balance (available bigint, scale bigint NOT NULL DEFAULT 0);
