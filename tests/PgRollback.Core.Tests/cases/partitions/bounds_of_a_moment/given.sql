CREATE TABLE measured (at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE measured_before PARTITION OF measured FOR VALUES FROM (MINVALUE) TO (current_timestamp);
