CREATE TYPE span AS RANGE (SUBTYPE = numeric);
ALTER TYPE span RENAME TO stretch;
