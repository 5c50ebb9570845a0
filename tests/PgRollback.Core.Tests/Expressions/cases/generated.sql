-- numeric: a product
score * 2

-- text: a concatenation
name || ' ' || COALESCE(mail, '')

-- integer: a function of ours
add_one("Camel Case")

-- text: a function of the schema util
util.clean(users.name)

-- tsvector: text search
to_tsvector('english', name)

-- boolean: an enum
feeling = 'ok'

-- app.mood: a case
CASE WHEN active THEN 'ok' ELSE feeling END

-- text: json
info ->> 'a'

-- text: a field
(home).city
