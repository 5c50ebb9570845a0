DROP TABLE public.bookings;
DROP EXTENSION btree_gist;
