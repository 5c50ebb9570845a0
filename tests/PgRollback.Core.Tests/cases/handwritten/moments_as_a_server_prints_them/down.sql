CREATE VIEW public.older (id) AS
SELECT p.id FROM public.payments AS p WHERE p.created_at < '2024-01-01';
CREATE VIEW public.recent (id) AS
SELECT p.id FROM public.payments AS p WHERE p.created_at >= '2024-01-01';
