SELECT query_to_xml('select make_it()', true, true, '');
