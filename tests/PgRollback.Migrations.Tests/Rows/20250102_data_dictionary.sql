INSERT INTO data_dictionary (table_name, column_name, business_name, definition) VALUES ('brands', 'slug', 'Slug', 'The name in addresses');
INSERT INTO data_dictionary (table_name, column_name, business_name, definition, is_deprecated, replaced_by)
SELECT 'brands', 'handle', 'Handle', 'An earlier name in addresses', TRUE, id FROM data_dictionary WHERE column_name = 'slug';
