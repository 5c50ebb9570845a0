SELECT audit.watch('account');
CREATE TABLE after_the_call (id int);
