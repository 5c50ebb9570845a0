-- nothing
ON INSERT TO users DO INSTEAD NOTHING

-- an insert
ON INSERT TO users DO ALSO INSERT INTO audit (id, who, what) VALUES (NEW.id, CURRENT_USER, 'insert')

-- an insert without columns
ON UPDATE TO users DO INSERT INTO audit VALUES (NEW.id, now(), OLD.name, NEW.name)

-- a condition
ON UPDATE TO app.users WHERE OLD.score <> NEW.score DO ALSO INSERT INTO audit (id) VALUES (OLD.id)

-- an update
ON DELETE TO users DO INSTEAD UPDATE users SET active = false WHERE users.id = OLD.id

-- an update with an alias
ON DELETE TO users DO INSTEAD UPDATE teams AS t SET title = OLD.name, budget = t.budget + 1 WHERE t.lead_id = OLD.id

-- a delete
ON DELETE TO users DO ALSO DELETE FROM members WHERE user_id = OLD.id

-- a delete with using
ON DELETE TO users DO ALSO DELETE FROM members m USING teams t WHERE m.team_id = t.id AND t.lead_id = OLD.id

-- several statements
ON DELETE TO users DO ALSO (DELETE FROM members WHERE user_id = OLD.id; DELETE FROM orders WHERE orders.user_id = OLD.id;)

-- an insert from a query
ON INSERT TO users DO ALSO INSERT INTO members (user_id, role) SELECT NEW.id, t.title FROM teams t WHERE t.lead_id = NEW.manager_id

-- an enum
ON UPDATE TO users DO ALSO UPDATE orders SET state = 'ok' WHERE user_id = NEW.id AND state <> NEW.feeling

-- a row of new
ON INSERT TO settings DO INSTEAD INSERT INTO settings VALUES (NEW.*)

-- update from
ON UPDATE TO users DO ALSO UPDATE orders o SET note = t.title FROM teams t WHERE o.user_id = NEW.id AND t.lead_id = o.user_id

-- on conflict
ON INSERT TO users DO ALSO INSERT INTO members AS m (user_id, team_id) VALUES (NEW.id, 1) ON CONFLICT (user_id, team_id) DO UPDATE SET role = excluded.role || m.role WHERE m.since IS NULL

-- on conflict on a constraint
ON INSERT TO users DO ALSO INSERT INTO members (user_id, team_id) VALUES (NEW.id, 1) ON CONFLICT ON CONSTRAINT members_pkey DO NOTHING

-- returning
ON INSERT TO active_users DO INSTEAD INSERT INTO users (id, name) VALUES (NEW.id, NEW.name) RETURNING users.id, users.name, users.feeling

-- a subquery
ON UPDATE TO users DO ALSO UPDATE teams SET budget = (SELECT count(*) FROM orders WHERE user_id = NEW.id) WHERE lead_id = NEW.id

-- several columns at once
ON UPDATE TO users DO ALSO UPDATE teams SET (title, budget) = (NEW.name, 1), lead_id = DEFAULT WHERE id = 1

-- notify
ON UPDATE TO users DO ALSO NOTIFY users_changed
