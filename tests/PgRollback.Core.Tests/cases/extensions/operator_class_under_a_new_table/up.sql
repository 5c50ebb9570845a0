CREATE TABLE bookings (host text NOT NULL, starts timestamp, ends timestamp);
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (host WITH =, tsrange(starts, ends, '[)') WITH &&);
CREATE INDEX bookings_host ON bookings USING gist (host);
