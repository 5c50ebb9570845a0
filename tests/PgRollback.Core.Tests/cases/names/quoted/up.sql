CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."Order ""Items""" ("Id" serial PRIMARY KEY, "select" int CHECK ("select" > 0), "größe" text, "名前" text);
CREATE INDEX "Idx;1" ON "My Schema"."Order ""Items""" ("größe", "名前");
CREATE FUNCTION "My Schema"."do It"("Arg" "My Schema"."Order ""Items""") RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON COLUMN "My Schema"."Order ""Items"""."名前" IS 'ÄÖ''Ü';
