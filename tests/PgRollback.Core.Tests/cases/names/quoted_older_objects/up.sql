ALTER TABLE "User" RENAME TO users;
ALTER TABLE users RENAME "e-mail" TO email;
DROP VIEW "Users";
ALTER TABLE users ALTER "order" SET DEFAULT 5;
