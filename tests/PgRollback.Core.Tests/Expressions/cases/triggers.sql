-- new
NEW.score > 0

-- old and new
OLD.name IS DISTINCT FROM NEW.name

-- rows
OLD.* IS DISTINCT FROM NEW.*

-- whole rows
OLD IS DISTINCT FROM NEW

-- an enum
new.feeling = 'ok' AND Old.feeling <> new.feeling

-- a function of ours
add_one(NEW.id::integer) > 1

-- pg_trigger_depth
pg_trigger_depth() < 1 AND NEW."Camel Case" > 1

-- quoted
"new"."select" = 1

-- a field
(NEW.home).city = 'x'
