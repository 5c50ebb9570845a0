CREATE SCHEMA trips;
CREATE TABLE trips.reasons (id int PRIMARY KEY, legacy_id bigint NOT NULL DEFAULT 7);
CREATE TABLE trips.absences (hours int) INHERITS (trips.reasons);
CREATE TABLE trips.visits (who text) INHERITS (trips.reasons);
CREATE TABLE trips.long_visits (days int) INHERITS (trips.visits);
