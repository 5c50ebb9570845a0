CREATE TABLE requests (id int, wanted int);
CREATE TABLE answers (id int, given int[], tag text);
CREATE RULE redirected AS ON UPDATE TO requests DO INSTEAD UPDATE answers SET given[1] = NEW.wanted WHERE answers.id = NEW.id RETURNING NEW.*;
