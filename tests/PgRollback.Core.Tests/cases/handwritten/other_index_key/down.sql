CREATE INDEX t_a_b ON public.t ((a::varchar(2)), b);
