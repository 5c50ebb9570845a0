ALTER TABLE public.users RENAME TO "User";
ALTER TABLE public."User" RENAME COLUMN email TO "e-mail";
ALTER TABLE public."User" ALTER COLUMN "order" DROP DEFAULT;
CREATE VIEW public."Users" ("ID", "e-mail") AS
SELECT "U"."Id" AS "ID", "U"."e-mail" FROM public."User" AS "U";
