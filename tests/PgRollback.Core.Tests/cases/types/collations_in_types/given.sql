CREATE SCHEMA lib;
CREATE COLLATION lib.plain FROM "C";
SET search_path TO public, lib;
CREATE DOMAIN word AS text COLLATE plain;
CREATE TYPE pair AS (one text COLLATE plain, two text);
RESET search_path;
