CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, other text);
