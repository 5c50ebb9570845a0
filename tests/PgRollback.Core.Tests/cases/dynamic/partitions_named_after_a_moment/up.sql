SELECT make_part('2020-7-1');
