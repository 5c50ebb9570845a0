SELECT audit.audit_table(target_table := '"Orders"', audit_rows := BOOLEAN 't', audit_query_text := BOOLEAN 'f', ignored_cols := ARRAY['created_at', 'updated_at']);
SELECT audit.audit_table('items');
