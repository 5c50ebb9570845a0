ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (DROP debug);
ALTER SERVER "Far away" OPTIONS (SET host 'b', ADD dbname 'c', DROP port);
ALTER USER MAPPING FOR PUBLIC SERVER "Far away" OPTIONS (SET "user" 'it''s', password 'z');
