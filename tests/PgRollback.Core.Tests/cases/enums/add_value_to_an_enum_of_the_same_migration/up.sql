CREATE TYPE status AS ENUM ('open');
ALTER TYPE status ADD VALUE 'closed';
CREATE TABLE t (s status);
