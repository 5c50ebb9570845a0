-- a column
score > 0

-- several columns
score > 0 AND (name <> '' OR mail IS NOT NULL)

-- qualified by the table
users.score > users.manager_id

-- qualified by schema and table
app.users.score > 1

-- an enum in a list
feeling IN ('sad', 'ok')

-- an enum in a list of one
feeling IN ('sad')

-- an enum not in a list
feeling NOT IN ('sad', 'ok') AND feeling <> 'happy'

-- an enum with any
feeling = ANY (ARRAY['sad', 'ok']::mood[])

-- an enum with any of a constant
feeling = ANY ('{sad,ok}')

-- a domain
mail <> 'x' AND mail LIKE '%.org'

-- a function of ours
add_one(id::integer) > 5 AND util.clean(name) <> ''

-- a built-in function
length(name) BETWEEN 1 AND 100 AND char_length(btrim(name)) > 0

-- the whole row
users IS NOT NULL

-- a function of the row
length(users) > 0

-- a field
(home).city <> 'x' AND (users.home).zip IS NOT NULL

-- casts
name::email IS NOT NULL AND score::integer % 2 = 0

-- a regular expression
name ~ '^[a-z]+$' AND name !~* 'x'

-- quoted columns
"Camel Case" > 0 AND "select" = 1

-- arrays
array_length(tags, 1) > 0 AND 'a' = ANY (tags) AND NOT tags && '{x}'

-- arrays of an enum
moods <@ '{sad,ok}' AND array_append(moods, 'ok') IS NOT NULL

-- jsonb
info ? 'a' AND (info ->> 'b')::integer > 0 AND jsonb_typeof(info -> 'c') = 'array'

-- case
CASE WHEN active THEN score > 0 ELSE feeling = 'sad' END

-- a number of nulls
num_nonnulls(name, mail, score) = 1

-- dates
created_at > '2020-01-01' AND date_trunc('day', created_at) <= now() AND EXTRACT(year FROM created_at) > 2000

-- distinct from
feeling IS DISTINCT FROM 'sad' AND manager_id IS DISTINCT FROM id

-- coalesce
COALESCE(feeling, 'ok') = 'ok' AND COALESCE(score, 0) >= 0

-- a collation
name < 'x' COLLATE german

-- an operator of ours
feeling + 1 = 'ok' AND feeling @+@ 2 <> 'sad'

-- an overload
describe(feeling) <> '' AND describe(name) <> '' AND lower(feeling) <> ''

-- a constant only
true

-- a regclass
id > 'users'::regclass::oid::bigint

-- rows
(id, score) <> (1, 2) AND ROW(id) IS NOT NULL

-- rows of an enum
(feeling, id) <> ('ok', 1) AND (id, feeling) NOT IN ((1, 'sad'), (2, 'ok'))

-- an interval
created_at < now() + interval '1 year'

-- a uuid
name <> gen_random_uuid()::text

-- greatest
GREATEST(id, manager_id) < 10 AND LEAST(score, 1) = 1 AND NULLIF(name, '') IS NOT NULL

-- a constant of a composite
home <> ROW('a', 'b', 'c')::address

-- an enum range
feeling = ANY (enum_range(NULL::mood)) AND feeling >= enum_first('ok'::mood)
