DROP FOREIGN TABLE public.passwd;
DROP SERVER files;
DROP EXTENSION file_fdw;
