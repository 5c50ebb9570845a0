-- text: a value
VALUE <> ''

-- integer: a function of ours
add_one(VALUE) > 1 AND value < 100

-- app.mood: an enum
VALUE IN ('ok', 'sad')

-- app.address: a composite
(VALUE).city <> ''
