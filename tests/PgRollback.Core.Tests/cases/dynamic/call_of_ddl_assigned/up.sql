SELECT f('a');
