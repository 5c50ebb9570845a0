-- Only the last of the partition's indexes is equal to this one; the server looks past the direction.
CREATE UNIQUE INDEX whole ON p (id);
-- This one becomes a part.
ALTER TABLE q ADD CONSTRAINT deferred UNIQUE (id) DEFERRABLE;
ALTER TABLE p ADD UNIQUE (id);
