DROP TABLE public.after_the_call;
DROP TRIGGER audit_row ON public.account;
