DROP TRIGGER note_changed ON public.note;
DROP FUNCTION public.next_note();
DROP FUNCTION public.set_changed();
