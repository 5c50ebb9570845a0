-- integer: a constant
1

-- text: a string
'x'

-- app.mood: an enum
'ok'

-- app.mood: an enum with a cast
'ok'::mood

-- app.mood[]: an array of an enum
'{}'

-- app.mood[]: an array of an enum written out
ARRAY['ok', 'sad']::mood[]

-- app.email: a domain
'a@b'

-- app.positive: a domain over integer
3

-- bigint: a sequence
nextval('counter')

-- bigint: a sequence as a regclass
nextval('app.counter'::regclass)

-- bigint: a sequence with quotes
nextval('util."Odd Seq"'::regclass)

-- bigint: a sequence as text
nextval('counter'::text)

-- timestamptz: now
now()

-- timestamptz: a keyword
CURRENT_TIMESTAMP

-- timestamptz: a sum
now() + interval '1 day'

-- uuid: a function
gen_random_uuid()

-- integer: a function of ours
add_one(2)

-- app.mood: a function of ours
cheer('sad')

-- text: an expression
md5(random()::text)

-- jsonb: a constant
'{}'::jsonb

-- jsonb: a call
jsonb_build_object('a', 1)

-- text[]: an array
ARRAY[]::text[]

-- app.address: a composite
ROW('a', 'b', 'c')

-- app.address: a composite constant
'(a,b,c)'

-- regclass: a regclass
'users'

-- boolean: a comparison
'ok'::mood = 'sad'

-- numeric(10,2): a number
1.5

-- varchar(5): a string that is cut
'abc'

-- date: a date
'2020-01-01'::date

-- tstzrange: a range
tstzrange(now(), NULL)

-- app.span: a range of ours
span(now(), NULL)
