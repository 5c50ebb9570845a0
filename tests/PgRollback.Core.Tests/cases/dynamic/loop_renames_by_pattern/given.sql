CREATE TABLE a (id int PRIMARY KEY, code text, part int, CONSTRAINT a_code_part_key UNIQUE (code, part));
CREATE TABLE b (id int PRIMARY KEY, a_id int CONSTRAINT ref REFERENCES a, other_id int CONSTRAINT b_a_other_fkey REFERENCES a);
