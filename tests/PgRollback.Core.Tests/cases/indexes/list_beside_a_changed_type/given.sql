CREATE DOMAIN label AS varchar(20);
CREATE TABLE payments (id int, amount int, state varchar(20), kind int, label label, CHECK (amount > 0 OR state NOT IN ('paid', 'sent')));
CREATE UNIQUE INDEX payments_open ON payments (amount) WHERE state IN ('open', 'sent');
CREATE INDEX payments_label ON payments (amount) WHERE label = ANY ('{a,b}') OR label IN ('a', 'b');
CREATE INDEX payments_kind ON payments (amount) WHERE state = 'open' AND kind IN (1, 2) AND lower(state) IN ('open', 'sent') AND state::text IN ('open', 'sent');
ALTER TABLE payments ADD CONSTRAINT payments_once EXCLUDE USING btree (id WITH =) WHERE (state IN ('open', 'sent'));
