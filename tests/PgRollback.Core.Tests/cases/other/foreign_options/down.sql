ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (ADD debug 'true');
ALTER SERVER "Far away" OPTIONS (DROP dbname, SET host 'a', ADD port '1');
ALTER USER MAPPING FOR PUBLIC SERVER "Far away" OPTIONS (DROP password, SET "user" 'x');
