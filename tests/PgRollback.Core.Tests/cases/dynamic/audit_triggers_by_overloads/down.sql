DROP TRIGGER audit_trigger_stm ON public.items;
DROP TRIGGER audit_trigger_row ON public.items;
DROP TRIGGER audit_trigger_stm ON public."Orders";
DROP TRIGGER audit_trigger_row ON public."Orders";
