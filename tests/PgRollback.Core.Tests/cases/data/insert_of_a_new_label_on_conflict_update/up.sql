ALTER TYPE kind ADD VALUE 'c';
COMMIT;
INSERT INTO versions (kind, name) VALUES ('c', 'first') ON CONFLICT (name) DO UPDATE SET kind = excluded.kind;
