CREATE TEXT SEARCH CONFIGURATION plain (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR hword, hword_part, word WITH english_stem, simple;
ALTER TABLE person ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('plain', coalesce(name, ''))) STORED;
CREATE INDEX person_words ON person USING gin (words);
