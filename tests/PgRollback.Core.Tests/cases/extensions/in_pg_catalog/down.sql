DROP TABLE public.t;
DROP EXTENSION "uuid-ossp";
