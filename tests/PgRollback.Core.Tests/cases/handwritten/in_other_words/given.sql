CREATE TABLE t (id int PRIMARY KEY, kind varchar(10) NOT NULL, word text, a int, b int, made timestamptz DEFAULT now() + interval '5 minutes',
    CONSTRAINT one CHECK (NOT (a NOTNULL AND b NOTNULL)),
    CONSTRAINT kinds CHECK (word IN ('x', 'y')),
    CONSTRAINT range CHECK (a BETWEEN 0 AND 9),
    CONSTRAINT no_z CHECK (kind NOT LIKE 'z%'));
CREATE INDEX t_kind ON t (lower(kind)) WHERE a IS NOT NULL;
CREATE VIEW v AS SELECT t.id, t.kind AS k, count(*) FROM t LEFT OUTER JOIN t AS u ON t.a = u.b WHERE t.kind <> 'q' GROUP BY 1, 2 ORDER BY t.id ASC;
