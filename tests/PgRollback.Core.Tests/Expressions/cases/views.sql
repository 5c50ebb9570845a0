-- a single column
SELECT id FROM users

-- a star
SELECT * FROM users

-- a star of one of two
SELECT u.*, t.title FROM users u, teams t WHERE u.id = t.lead_id

-- a relation by its own name
SELECT users.name FROM users WHERE users.id > 5

-- a relation by schema and name
SELECT app.users.name FROM app.users WHERE app.users.active

-- unqualified columns of two relations
SELECT name, title FROM users JOIN teams ON lead_id = users.id

-- an alias
SELECT u.name AS n FROM users AS u

-- an alias with column names
SELECT a, c FROM users AS u (a, b, c)

-- an expression
SELECT score * 2 + 1 AS twice, lower(name), name || '!' FROM users

-- unnamed outputs
SELECT count(*), max(score), 'x', 1, 1.5, NULL, true, current_date, now() FROM users

-- names of casts
SELECT id::text, '1'::integer, CAST(score AS integer), (id + 1)::int4, 'ok'::mood, date '2020-01-01', interval '1 day' FROM users

-- names of case and coalesce
SELECT CASE WHEN active THEN name ELSE mail::text END, CASE WHEN active THEN 1 END, COALESCE(name, 'x'), GREATEST(id, 1), NULLIF(name, '') FROM users

-- a function of ours
SELECT add_one(id::integer) FROM users

-- a function of ours twice over
SELECT add_one(add_one(1)), util.clean(name) FROM users

-- overloads by type
SELECT describe(1), describe(name), describe(feeling) FROM users

-- an overload by an unknown constant
SELECT describe('x') AS d

-- defaults and constants of an enum
SELECT cheer('ok'), cheer(feeling, 3) FROM users

-- named arguments
SELECT cheer(times => 2, m => 'sad') FROM users

-- variadic
SELECT join_all(',', name, 'x'), join_all(',', VARIADIC tags) FROM users

-- a polymorphic function
SELECT first_of(name, 'x'), first_of(feeling, 'ok') FROM users

-- an attribute that is a function
SELECT u.full_name FROM users u

-- a function of a row
SELECT full_name(u), full_name(u.*), full_name(users) FROM users u, users

-- a built-in with an overload of ours
SELECT lower(name), lower(feeling), length(name), length(users) FROM users

-- count of a row
SELECT count(u), count(u.*), u FROM users u GROUP BY u

-- fields of a composite
SELECT (home).city, (u.home).street, (make_address('a', 'b')).city FROM users u

-- all fields of a composite
SELECT (u.home).* FROM users u

-- all fields of a row
SELECT (u).* FROM users u

-- a field of a row
SELECT (u).name, (u).home.city FROM users u

-- rows
SELECT ROW(id, name)::text, (id, name) = (1, 'x'), ROW(u.*) IS NULL FROM users u

-- arrays
SELECT tags[1], tags[1:2], ARRAY[id, 1], ARRAY['a', name], moods[1] FROM users

-- enum constants
SELECT feeling = 'ok', feeling IN ('ok', 'sad'), feeling <> ALL ('{sad}'), 'happy' > feeling FROM users

-- enum arrays
SELECT moods @> '{ok}', moods = ARRAY['ok'::mood], feeling = ANY (moods), 'ok' = ANY (moods) FROM users

-- enum in case
SELECT CASE feeling WHEN 'ok' THEN 1 END, COALESCE(feeling, 'sad'), CASE WHEN active THEN 'ok' ELSE feeling END FROM users

-- between
SELECT id FROM users WHERE id BETWEEN 1 AND 5 AND NOT active OR name LIKE 'a%' AND feeling BETWEEN 'sad' AND 'ok'

-- an inner join
SELECT u.name, t.title FROM users u INNER JOIN members m ON m.user_id = u.id JOIN teams t ON t.id = m.team_id

-- a left join with using
SELECT name, role FROM users LEFT JOIN (SELECT user_id AS id, role FROM members) m USING (id)

-- using
SELECT * FROM members JOIN orders USING (user_id)

-- using with names
SELECT user_id, m.role, o.total FROM members m JOIN orders o USING (user_id) WHERE m.user_id > 1

-- using three times
SELECT id FROM users JOIN teams USING (id) LEFT JOIN audit USING (id)

-- a full join with using
SELECT id, name, title FROM users FULL JOIN teams USING (id)

-- using with an alias
SELECT j.user_id FROM members m JOIN orders o USING (user_id) AS j

-- a natural join
SELECT * FROM members NATURAL JOIN orders

-- a natural left join
SELECT m.role, o.total FROM members m NATURAL LEFT JOIN orders o

-- a natural join of nothing in common
SELECT role, key FROM members NATURAL JOIN settings

-- a cross join
SELECT u.id, s.key FROM users u CROSS JOIN util.settings s

-- nested joins
SELECT u.id FROM users u LEFT JOIN (members m JOIN teams t ON t.id = m.team_id) ON m.user_id = u.id

-- joins to the right
SELECT u.id FROM users u LEFT JOIN members m JOIN teams t ON t.id = m.team_id ON m.user_id = u.id

-- a join with an alias
SELECT j.name, j.title FROM (users u JOIN teams t ON t.lead_id = u.id) AS j (i, name) WHERE j.i > 0

-- a self join
SELECT a.name, b.name AS boss FROM users a LEFT JOIN users b ON b.id = a.manager_id

-- relations of one name
SELECT app.teams.title, util.teams.alias FROM app.teams, util.teams WHERE app.teams.id = util.teams.id

-- a subquery
SELECT s.n FROM (SELECT name AS n FROM users) s

-- a subquery with an unnamed column
SELECT s.name, s.lower FROM (SELECT name, lower(mail) FROM users) AS s

-- a subquery with a star
SELECT * FROM (SELECT * FROM members) s

-- a subquery with column names
SELECT a FROM (SELECT id, name FROM users) s (a, b) WHERE b = 'x'

-- a scalar subquery
SELECT (SELECT max(total) FROM orders WHERE user_id = u.id) FROM users u

-- a scalar subquery named by its column
SELECT (SELECT title FROM teams LIMIT 1), ARRAY(SELECT id FROM teams), EXISTS (SELECT 1 FROM teams) FROM users

-- a correlated subquery without qualification
SELECT name FROM users WHERE EXISTS (SELECT 1 FROM members WHERE user_id = manager_id)

-- not in
SELECT name FROM users WHERE id NOT IN (SELECT user_id FROM members WHERE team_id = users.id)

-- an enum in a subquery
SELECT name FROM users WHERE feeling = (SELECT state FROM orders LIMIT 1) OR feeling IN (SELECT state FROM orders)

-- lateral
SELECT u.name, o.total FROM users u, LATERAL (SELECT total FROM orders WHERE user_id = u.id ORDER BY placed DESC LIMIT 1) o

-- left join lateral
SELECT u.name, o.total FROM users u LEFT JOIN LATERAL (SELECT * FROM orders WHERE orders.user_id = u.id) o ON true

-- a common table
WITH t AS (SELECT id, name FROM users) SELECT t.name FROM t

-- a common table with column names
WITH t (a, b) AS (SELECT id, name FROM users) SELECT * FROM t WHERE a > 1

-- a common table that hides a relation
WITH teams AS (SELECT id AS x FROM users) SELECT x FROM teams

-- common tables one after another
WITH a AS (SELECT * FROM members), b AS (SELECT a.role, count(*) FROM a GROUP BY role) SELECT * FROM b JOIN teams ON title = role

-- a recursive common table
WITH RECURSIVE r AS (SELECT id, manager_id, 1 AS depth FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, u.manager_id, r.depth + 1 FROM users u JOIN r ON r.id = u.manager_id) SELECT * FROM r

-- recursion with search and cycle
WITH RECURSIVE r (n, up) AS (SELECT id, manager_id FROM users UNION ALL SELECT u.id, u.manager_id FROM users u JOIN r ON r.n = u.manager_id) SEARCH DEPTH FIRST BY n SET ord CYCLE n SET looped USING path SELECT n, looped FROM r ORDER BY ord

-- materialized
WITH t AS MATERIALIZED (SELECT id FROM users), s AS NOT MATERIALIZED (SELECT id FROM teams) SELECT t.id FROM t JOIN s ON s.id = t.id

-- union
SELECT id, name FROM users UNION ALL SELECT id, title FROM teams ORDER BY name

-- union of stars
SELECT * FROM members WHERE role = 'a' UNION SELECT * FROM members WHERE role = 'b'

-- intersect and except
SELECT id FROM users INTERSECT SELECT user_id FROM members EXCEPT (SELECT lead_id FROM teams)

-- unions in parentheses
(SELECT id FROM users ORDER BY name LIMIT 1) UNION ALL (SELECT id FROM teams ORDER BY title LIMIT 1)

-- union in a subquery
SELECT x.id FROM ((SELECT id FROM users) UNION (SELECT id FROM teams)) x

-- values
SELECT v.a, users.name FROM (VALUES (1, 'a'), (2, 'b')) AS v (a, b) JOIN users ON users.name = v.b

-- bare values
VALUES (1, 'x'), (2, NULL)

-- values without names
SELECT column1, name FROM (VALUES (1), (2)) v JOIN users ON id = column1

-- table
TABLE members

-- a table in a union
TABLE members UNION ALL SELECT * FROM members

-- order by a column
SELECT name FROM users ORDER BY score DESC NULLS LAST, users.id

-- order by an output
SELECT lower(name) AS k, score AS name FROM users ORDER BY name, k

-- order by an unnamed output
SELECT name, id FROM users ORDER BY name, 2

-- order by an expression
SELECT name FROM users ORDER BY lower(name) COLLATE "C", id + 1

-- group by a column
SELECT feeling, count(*) FROM users GROUP BY feeling HAVING count(*) > 1 AND max(score) < 5

-- group by an output
SELECT lower(name) AS k, count(*) AS c FROM users GROUP BY k ORDER BY c

-- group by a column before an output
SELECT name AS score, count(*) FROM users GROUP BY name, score

-- group by a position
SELECT feeling, count(*) FROM users GROUP BY 1 ORDER BY 2

-- group by a primary key
SELECT u.id, u.name, u.score FROM users u GROUP BY u.id

-- group by a primary key of two columns
SELECT user_id, team_id, role, count(*) FROM members GROUP BY team_id, user_id

-- a primary key that is not needed
SELECT u.id, count(name) FROM users u GROUP BY u.id

-- grouping sets
SELECT feeling, active, count(*), GROUPING(feeling) FROM users GROUP BY GROUPING SETS ((feeling, active), (feeling), ())

-- rollup and cube
SELECT feeling, active, count(*) FROM users GROUP BY ROLLUP (feeling), CUBE (active, (name, score))

-- distinct
SELECT DISTINCT name, score FROM users

-- distinct on
SELECT DISTINCT ON (feeling) feeling, name FROM users ORDER BY feeling, score

-- windows
SELECT name, row_number() OVER (PARTITION BY feeling ORDER BY score), sum(score) OVER w, lag(name, 1) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM users WINDOW w AS (PARTITION BY active ORDER BY id)

-- filter and within group
SELECT count(*) FILTER (WHERE active), percentile_cont(0.5) WITHIN GROUP (ORDER BY score), string_agg(name, ',' ORDER BY id) FROM users

-- an aggregate of ours
SELECT glue(name ORDER BY id), glue(DISTINCT mail) FILTER (WHERE active) FROM users

-- a function in from
SELECT name, rank FROM top_names(3)

-- a function in from with an alias
SELECT t.rank, t.name FROM top_names(3) t

-- a function in from with names
SELECT a, b FROM top_names(3) AS t (a, b)

-- a function of rows in from
SELECT id, tu.name FROM team_users(1) tu

-- a star of a function of rows
SELECT * FROM team_users(1)

-- a scalar function in from
SELECT all_tags FROM all_tags()

-- a scalar function in from with an alias
SELECT t, t.t FROM all_tags() t

-- a function with out parameters
SELECT s.orders, s.total FROM users u, user_stats(u.id) s

-- a lateral function
SELECT u.name, x FROM users u CROSS JOIN LATERAL unnest(u.tags) x

-- a column definition list
SELECT a, b FROM loose() AS l (a integer, b text)

-- a column definition list of ours
SELECT l.b FROM loose() AS l (a integer, b mood)

-- rows from
SELECT * FROM ROWS FROM (top_names(1), all_tags()) AS r (a, b, c)

-- ordinality
SELECT t.v, t.n FROM unnest(ARRAY['a', 'b']) WITH ORDINALITY AS t (v, n)

-- generate_series
SELECT g, u.name FROM generate_series(1, 10) g JOIN users u ON u.id = g

-- json elements
SELECT u.name, e.value ->> 'a', e FROM users u, jsonb_array_elements(u.info) e

-- json pairs
SELECT key, value FROM users, jsonb_each(info)

-- json pairs under other names
SELECT u.id, t.k, t.v FROM users u, LATERAL jsonb_each_text(u.info -> 'x') AS t (k, v)

-- json records
SELECT r.a, r.b FROM users, jsonb_to_recordset(info) AS r (a integer, b text)

-- json operators
SELECT info -> 'a' -> 'b', info ->> 'c', info #>> '{a,b}', info @> '{"a": 1}', info ? 'k' FROM users

-- a function in from that returns a value
SELECT d FROM users, date_trunc('day', created_at) d

-- special syntax
SELECT EXTRACT(year FROM created_at), POSITION('a' IN name), SUBSTRING(name FROM 2 FOR 3), TRIM(BOTH ' ' FROM name), OVERLAY(name PLACING 'x' FROM 1), created_at AT TIME ZONE 'UTC' FROM users

-- more special syntax
SELECT SUBSTRING(name, 2), TRIM(name), TRIM(LEADING FROM name), (created_at, created_at) OVERLAPS (created_at, interval '1 day'), name SIMILAR TO 'a', name IS NORMALIZED FROM users

-- is
SELECT name IS NULL, active IS NOT TRUE, name IS DISTINCT FROM mail, score ISNULL, users IS NULL, feeling IS DISTINCT FROM 'ok' FROM users

-- collations
SELECT name COLLATE german, lower(name COLLATE "C") FROM users ORDER BY name COLLATE german

-- operators of ours
SELECT feeling + 1, feeling @+@ 2 FROM users

-- an operator with a schema
SELECT 1 OPERATOR(pg_catalog.+) 2, feeling OPERATOR(app.@+@) 1 FROM users

-- system columns
SELECT tableoid::regclass, ctid, u.xmin FROM users u

-- quoted names
SELECT "Camel Case", "select", o."Value", o."order" FROM users, "Odd Schema"."Odd Table" o

-- a quoted relation by its own name
SELECT "Odd Table"."Value" FROM "Odd Schema"."Odd Table"

-- a view
SELECT a.name FROM active_users a JOIN totals t ON t.user_id = a.id

-- a star of a view
SELECT * FROM active_users

-- a sequence
SELECT last_value FROM counter

-- regclass
SELECT 'users'::regclass, 'app.counter'::regclass::oid, nextval('counter'), currval('util."Odd Seq"'), 'mood'::regtype, 'is_admin'::regproc

-- regprocedure
SELECT 'describe(text)'::regprocedure

-- casts to types of ours
SELECT name::email, 3::positive, '{ok}'::mood[], ROW('a', 'b', 'c')::address, feeling::text::mood FROM users

-- casts to a row
SELECT NULL::users, (NULL::users).name

-- a sample
SELECT id FROM users TABLESAMPLE BERNOULLI (10) REPEATABLE (1)

-- only
SELECT id FROM ONLY users

-- only in parentheses
SELECT users.id FROM ONLY (users)

-- fetch first
SELECT id FROM users ORDER BY id OFFSET 2 ROWS FETCH FIRST 3 ROWS ONLY

-- for update
SELECT u.id FROM users u FOR UPDATE OF u

-- xml
SELECT XMLELEMENT(NAME person, XMLATTRIBUTES(id, name AS n), mail), XMLFOREST(name, score AS s) FROM users

-- xmltable
SELECT x.a FROM users, XMLTABLE('/r' PASSING (name::xml) COLUMNS a integer PATH 'a', b text DEFAULT mail) x

-- a comment between
SELECT /* users */ name -- name
FROM users /* a /* nested */ one */

-- no from
SELECT 1 AS one, 'two' AS two

-- nothing selected
SELECT FROM users

-- deep aliases
SELECT u.name FROM (SELECT t.name FROM (SELECT * FROM users) t) u

-- a name that is a keyword
SELECT u.name AS "user", u.id AS value, u.score AS "order" FROM users AS u

-- columns called like types
SELECT date, time FROM (SELECT created_at::date AS date, created_at::time AS time FROM users) s

-- a whole row of a subquery
SELECT (s).a, to_jsonb(s) FROM (SELECT id AS a, name FROM users) s

-- row_to_json
SELECT row_to_json(u), to_jsonb(u) - 'name', jsonb_agg(m) FROM users u JOIN members m ON m.user_id = u.id GROUP BY u.id, u.*

-- an outer reference in from
SELECT (SELECT count(*) FROM unnest(u.tags) x WHERE x = u.name) FROM users u

-- an outer reference two levels up
SELECT (SELECT (SELECT max(m.role) FROM members m WHERE m.user_id = u.id AND m.team_id = t.id) FROM teams t LIMIT 1) FROM users u

-- a data type name as function
SELECT text(id::text), varchar '3', float8(score), "char"('x') FROM users

-- ranges
SELECT quarter @> current_date, period && span(now(), NULL), upper(quarter), period @> now() FROM teams

-- arithmetic of dates
SELECT placed + interval '1 day', placed - placed, since - since, since + 1 FROM orders JOIN members USING (user_id)

-- like any
SELECT name LIKE ANY (tags), name = ANY (ARRAY['a', 'b']), id = ANY ('{1,2}') FROM users

-- union of types
SELECT feeling FROM users UNION SELECT 'sad' UNION SELECT state FROM orders

-- limits with expressions
SELECT name FROM users LIMIT (SELECT count(*) FROM teams) OFFSET add_one(1)

-- a window in order by
SELECT name FROM users ORDER BY row_number() OVER (ORDER BY score)

-- a merged column qualified
SELECT members.user_id, orders.user_id AS other, user_id AS merged FROM members LEFT JOIN orders USING (user_id)

-- columns behind an alias list
SELECT u.a, u.name, u.mail FROM users u (a)

-- a relation named like its column
SELECT audit.who, audit FROM audit

-- a common table in a subquery
SELECT * FROM (WITH x AS (SELECT role FROM members) SELECT * FROM x) y

-- concatenation
SELECT name || ' ' || title || 1, tags || 'x'::text, tags || '{x}', tags || tags FROM users, teams

-- boolean logic
SELECT active AND NOT (score > 5 OR name = 'x') FROM users WHERE active IS TRUE AND (id, score) IN ((1, 2), (3, 4))

-- a lateral subquery with a join inside
SELECT u.id, x.title FROM users u CROSS JOIN LATERAL (SELECT t.title FROM teams t JOIN members m ON m.team_id = t.id WHERE m.user_id = u.id) x

-- a condition that uses an earlier lateral item
SELECT u.id, t.id AS team FROM users u JOIN LATERAL unnest(u.tags) tag ON true LEFT JOIN teams t ON t.title = tag

-- a common table that hides its own relation inside
WITH users AS (SELECT id, name FROM users WHERE active) SELECT users.name FROM users

-- common tables in branches
SELECT id FROM users UNION (WITH t AS (SELECT lead_id FROM teams) SELECT lead_id FROM t)

-- a common table named inside a subquery of another
WITH a AS (SELECT id FROM users), b AS (SELECT (SELECT count(*) FROM a) AS c) SELECT c FROM b, a

-- using over a subquery and a view
SELECT id, name, total FROM active_users JOIN (SELECT user_id AS id, total FROM totals) t USING (id) ORDER BY id

-- using with a table whose column has an alias
SELECT s.key, u.name FROM users u (key) JOIN settings s ON s.value = u.name

-- using after a condition on the same column
SELECT m.role FROM members m JOIN orders o ON m.user_id = o.user_id JOIN (SELECT user_id FROM orders) x ON x.user_id = m.user_id JOIN members n USING (team_id)

-- a right join with using
SELECT user_id, m.since FROM orders RIGHT JOIN members m USING (user_id)

-- a star over using and a condition
SELECT * FROM members m JOIN orders o USING (user_id) JOIN teams t ON t.id = m.team_id

-- an aliased join with using
SELECT j.user_id, j.total FROM (members JOIN orders USING (user_id)) j

-- a star of an aliased join
SELECT j.* FROM (users u JOIN teams t ON t.lead_id = u.id) j (a, b)

-- a nested aliased join
SELECT k.title FROM ((users u JOIN members m ON m.user_id = u.id) j JOIN teams t ON t.id = j.team_id) k

-- unnest of a composite column
SELECT t.city, t.zip FROM users, unnest(ARRAY[home]) t

-- unnest of several
SELECT a, b FROM users, unnest(tags, moods) AS x (a, b)

-- unnest with ordinality of a column
SELECT u.id, x.v, x.n FROM users u, unnest(u.moods) WITH ORDINALITY AS x (v, n) WHERE x.v = 'ok'

-- an aggregate with an enum array
SELECT array_agg(feeling ORDER BY feeling), max(feeling), min(feeling) = 'sad', mode() WITHIN GROUP (ORDER BY feeling) FROM users

-- array functions with enum constants
SELECT array_append(moods, 'ok'), array_position(moods, 'sad'), moods || 'ok'::mood, array_remove(moods, 'ok') FROM users

-- a grouped expression
SELECT date_trunc('month', created_at) AS month, count(*) FROM users GROUP BY date_trunc('month', created_at) ORDER BY date_trunc('month', created_at)

-- a grouped output that a column comes to be called
SELECT upper(name) AS "New score", count(*) AS n FROM users GROUP BY "New score" HAVING count(*) > 1 ORDER BY n DESC, "New score"

-- a primary key grouped by position
SELECT u.id, u.name, count(m.*) FROM users u LEFT JOIN members m ON m.user_id = u.id GROUP BY 1

-- a primary key grouped in a subquery
SELECT s.name FROM (SELECT t.id, t.title AS name, sum(o.total) FROM teams t LEFT JOIN orders o ON o.user_id = t.lead_id GROUP BY t.id) s

-- a primary key and a correlated subquery
SELECT u.id, (SELECT max(total) FROM orders WHERE user_id = u.manager_id) FROM users u GROUP BY u.id

-- a star grouped by the primary key
SELECT t.* FROM teams t GROUP BY t.id

-- distinct on with an expression
SELECT DISTINCT ON (lower(name), u.score) u.id, lower(name) AS l FROM users u ORDER BY lower(name), u.score, u.id

-- an order by of a grouped query
SELECT feeling AS f, count(*) FROM users GROUP BY feeling ORDER BY max(score), f

-- exists in a condition of a join
SELECT u.id FROM users u LEFT JOIN teams t ON t.lead_id = u.id AND EXISTS (SELECT FROM members m WHERE m.team_id = t.id AND m.user_id = u.id)

-- an unqualified outer column in a nested query with a join
SELECT name FROM users WHERE id IN (SELECT user_id FROM members JOIN teams ON teams.id = team_id WHERE lead_id = manager_id)

-- the same relation three levels deep
SELECT name FROM users WHERE id IN (SELECT manager_id FROM users WHERE id IN (SELECT manager_id FROM users WHERE active))

-- an alias that is another relation's name
SELECT teams.name, users.title FROM users AS teams, teams AS users

-- an alias that is its own name
SELECT users.name FROM users AS users

-- an alias that is a column's name
SELECT name.name FROM users name

-- a case over rows
SELECT CASE u.feeling WHEN 'ok' THEN u.home ELSE NULL END AS h FROM users u

-- a row comparison with a subquery
SELECT id FROM users WHERE (id, feeling) IN (SELECT user_id, state FROM orders) AND (id, name) = (SELECT id, title FROM teams LIMIT 1)

-- quantified subqueries
SELECT id FROM users WHERE score > ALL (SELECT total FROM orders) AND feeling = ANY (SELECT state FROM orders)

-- a function in from over a row type, with an alias and names
SELECT x.a, x.mail FROM team_users(2) AS x (a, b)

-- a function in from twice
SELECT a.name AS x, b.name AS y FROM team_users(1) a JOIN team_users(2) b ON a.id = b.manager_id

-- a function of rows with ordinality
SELECT t.name, t.ordinality FROM team_users(1) WITH ORDINALITY t

-- out parameters in the list
SELECT (user_stats(id)).total, (team_users(1)).name FROM users

-- all of out parameters in the list
SELECT id, (user_stats(id)).* FROM users

-- all fields of what a function returns
SELECT (make_address(name, 'x')).* FROM users

-- a record with columns of ours
SELECT r.m, r.h FROM users u, jsonb_to_record(u.info) AS r (m mood, h address)

-- jsonb_populate_record
SELECT (p).name, p.mail FROM users u, jsonb_populate_record(NULL::users, u.info) p

-- a date part
SELECT date_part('year', created_at), to_char(created_at, 'YYYY'), age(created_at), justify_days(now() - created_at), created_at::date - 1, created_at::date - since FROM users, members

-- numbers
SELECT score / 2, id / 2, id % 3, score ^ 2, |/ score, @ id, round(score, 1), floor(score), sum(id) OVER (), avg(score) OVER (), id::real + 1, id * 1.5 FROM users

-- text functions
SELECT left(name, 2), right(name, 1), split_part(name, ' ', 1), regexp_replace(name, 'a', 'b'), string_to_array(name, ','), concat(name, id), format('%s', name), name || id, id || name, repeat(name, 2) FROM users

-- unions of types
SELECT id, name FROM users UNION SELECT 1, NULL UNION SELECT 1.5, title FROM teams

-- coalesce of types
SELECT COALESCE(users.id, 1), COALESCE(score, 0), COALESCE(manager_id, score), COALESCE(title, name), COALESCE(name, title), COALESCE(mail, 'x') FROM users, teams

-- window frames
SELECT sum(score) OVER (ORDER BY created_at RANGE BETWEEN interval '1 day' PRECEDING AND CURRENT ROW EXCLUDE TIES), first_value(feeling) OVER w, ntile(4) OVER (PARTITION BY feeling) FROM users WINDOW w AS (ORDER BY id GROUPS UNBOUNDED PRECEDING)

-- an aggregate inside an outer query's subquery
SELECT u.feeling, (SELECT max(o.total) FROM orders o WHERE o.state = u.feeling) FROM users u GROUP BY u.feeling

-- a list of values as a table with casts
SELECT v.m FROM (VALUES ('ok'::mood, 1), ('sad', 2)) v (m, n) WHERE v.m = 'happy'

-- tables in a condition
SELECT id FROM users WHERE id = ANY (ARRAY(SELECT user_id FROM members)) AND ARRAY[id] <@ ARRAY(SELECT lead_id FROM teams)

-- a materialized view and its columns
SELECT totals.total, totals.* FROM totals WHERE totals.user_id IS NOT NULL

-- a whole view row
SELECT a, a.name FROM active_users a

-- text search
SELECT to_tsvector('english', name) @@ plainto_tsquery('english', 'x'), ts_rank(to_tsvector(name), to_tsquery('a')) FROM users

-- generate_series with columns
SELECT d::date AS day, count(o.id) FROM generate_series(now() - interval '7 days', now(), interval '1 day') AS d LEFT JOIN orders o ON o.placed::date = d::date GROUP BY d

-- generate_series with a column alias
SELECT s.i, u.name FROM generate_series(1, 3) AS s (i) JOIN users u ON u.id = s.i

-- a value keyword as column
SELECT value, key, util.settings.value AS v FROM util.settings

-- a parenthesized everything
SELECT (((u.name))) FROM users u WHERE (((u.id) = (1)))

-- json_table (17)
SELECT j.id, j.name, u.score FROM users u, JSON_TABLE(u.info, '$.a[*]' PASSING u.id AS x COLUMNS (id FOR ORDINALITY, name text PATH '$.name' DEFAULT 'x' ON EMPTY, m mood PATH '$.m', NESTED PATH '$.b[*]' COLUMNS (c integer PATH '$.c'))) AS j

-- json constructors (17)
SELECT JSON_OBJECT('id' VALUE u.id, 'n': u.name ABSENT ON NULL RETURNING jsonb), JSON_ARRAY(u.id, u.name NULL ON NULL), JSON_ARRAY(SELECT id FROM teams), JSON_SCALAR(u.score), JSON('{}'), JSON_SERIALIZE(u.info::json RETURNING text) FROM users u

-- json queries (17)
SELECT JSON_VALUE(info, '$.a' RETURNING integer DEFAULT 1 ON EMPTY ERROR ON ERROR), JSON_QUERY(info, '$.b' WITH WRAPPER), JSON_EXISTS(info, '$.c' PASSING id AS x), info IS JSON OBJECT WITH UNIQUE KEYS, name IS NOT JSON FROM users

-- json aggregates (17)
SELECT JSON_OBJECTAGG(name : score ABSENT ON NULL WITH UNIQUE KEYS RETURNING jsonb), JSON_ARRAYAGG(name ORDER BY id RETURNING jsonb) FILTER (WHERE active) FROM users
