DROP RULE redirected ON requests;
