DROP TABLE public.visit_20250215;
DROP TABLE public.visit_20250208;
DROP TABLE public.visit_20250201;
DROP INDEX public.visit_by_day;
DROP TABLE public.reading_2025_01;
DROP TABLE public.reading_2024_12;
DROP TABLE public.reading_2024_11;
