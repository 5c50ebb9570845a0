-- an expression
lower(name)

-- an expression of ours
add_one("Camel Case")

-- a cast
((info ->> 'a')::integer)

-- a json path
(info -> 'a' -> 'b')

-- a collation
(name COLLATE german)

-- two columns
(name || '/' || mail)

-- coalesce
COALESCE(manager_id, 0)

-- a field
((home).city)

-- an enum
(feeling = 'ok')

-- text search
to_tsvector('english', name)

-- text search with a regconfig column
to_tsvector('english'::regconfig, COALESCE(name, '') || ' ' || COALESCE(mail, ''))

-- an attribute function
(users.full_name)

-- a date
((created_at AT TIME ZONE 'UTC')::date)
