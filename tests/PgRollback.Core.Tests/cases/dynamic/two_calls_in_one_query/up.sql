SELECT tag('a'), tag('b');
