CREATE RULE redirected AS ON UPDATE TO public.requests DO INSTEAD UPDATE public.answers SET given[1] = NEW.wanted WHERE answers.id = NEW.id RETURNING NEW.id, NEW.wanted;
