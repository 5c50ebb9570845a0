CREATE TABLE events (id int, at date) PARTITION BY RANGE (id);
CREATE TABLE events_low PARTITION OF events FOR VALUES FROM (1) TO (10) PARTITION BY RANGE (id);
CREATE TABLE events_lowest PARTITION OF events_low FOR VALUES FROM (1) TO (5);
CREATE TABLE events_high PARTITION OF events FOR VALUES FROM (10) TO (20);
CREATE INDEX events_id ON events (id);
CREATE INDEX events_high_at ON events_high (at);
ALTER TABLE events_high CLUSTER ON events_high_at;
