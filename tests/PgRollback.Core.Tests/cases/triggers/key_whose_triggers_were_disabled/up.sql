ALTER TABLE things DROP CONSTRAINT things_kind_fkey;
