-- a column
id = 1

-- the current user
name = CURRENT_USER AND mail = current_setting('app.user', true)

-- a function
is_admin() OR app.is_admin()

-- a subquery
EXISTS (SELECT 1 FROM members m WHERE m.user_id = users.id)

-- a subquery that names the outer column alone
EXISTS (SELECT 1 FROM members WHERE user_id = id)

-- a subquery on the same table
id IN (SELECT u.manager_id FROM users u WHERE u.name = current_user)

-- a subquery on the same table without alias
manager_id IN (SELECT id FROM users)

-- nested subqueries
id IN (SELECT user_id FROM members WHERE team_id IN (SELECT teams.id FROM teams WHERE lead_id = manager_id))

-- a scalar subquery
score > (SELECT max(budget) FROM teams)

-- qualified by schema
app.users.id = ANY (SELECT lead_id FROM app.teams)

-- an enum
feeling = 'ok' AND feeling IN (SELECT state FROM orders WHERE orders.user_id = users.id)

-- a view
EXISTS (SELECT 1 FROM active_users a WHERE a.id = users.id)

-- the row
full_name(users) <> ''
