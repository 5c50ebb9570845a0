CREATE TABLE "User" ("Id" int PRIMARY KEY, "e-mail" text DEFAULT 'A' COLLATE "C", "order" int CHECK ("order" > 0));
CREATE VIEW "Users" AS SELECT "Id" AS "ID", "e-mail" FROM "User" AS "U";
