DROP FUNCTION "My Schema"."do It"("My Schema"."Order ""Items""");
DROP TABLE "My Schema"."Order ""Items""";
DROP SCHEMA "My Schema";
