CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE t (id int, s status DEFAULT 'open');
