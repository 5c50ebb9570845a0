-- (a integer) RETURNS integer: an expression
RETURN a + 1

-- (a integer, b text) RETURNS text: a call
RETURN describe(a) || util.clean(b)

-- (m app.mood) RETURNS boolean: an enum
RETURN m = 'ok'

-- (a integer) RETURNS app.mood: a constant
RETURN 'ok'::mood

-- (a integer) RETURNS bigint: a subquery
RETURN (SELECT count(*) FROM users WHERE id = a)

-- (a integer) RETURNS integer: a position
RETURN $1 + one.a

-- (id integer) RETURNS SETOF text: a query
BEGIN ATOMIC SELECT name FROM users WHERE users.id = one.id; END

-- (a integer) RETURNS void: statements
BEGIN ATOMIC INSERT INTO audit (id, what) VALUES (a, 'x'); UPDATE users SET name = 'y' WHERE users.id = a; DELETE FROM members WHERE user_id = a; END

-- () RETURNS SETOF app.users: a star
BEGIN ATOMIC SELECT * FROM users; END

-- () RETURNS SETOF app.members: a table
BEGIN ATOMIC TABLE members; END

-- (u app.users) RETURNS text: a field of a parameter
RETURN u.name || (u.home).city

-- (u app.users) RETURNS text: a field of a qualified parameter
RETURN one.u.name

-- (a integer) RETURNS SETOF bigint: a common table
BEGIN ATOMIC WITH d AS (DELETE FROM members WHERE team_id = a RETURNING user_id) SELECT user_id FROM d; END

-- (a integer) RETURNS TABLE (x bigint, y text): returns table
BEGIN ATOMIC SELECT u.id, t.title FROM users u JOIN teams t ON t.lead_id = u.id WHERE t.id = a; END

-- (a integer DEFAULT 1) RETURNS bigint: a return of a query
BEGIN ATOMIC INSERT INTO members (user_id, team_id) VALUES (a, 1) ON CONFLICT DO NOTHING; SELECT max(user_id) FROM members; END

-- (a integer) RETURNS bigint: returning
BEGIN ATOMIC UPDATE users SET score = score + a WHERE active RETURNING id; END
