INSERT INTO fk_relationship_docs (child_table, constraint_name, purpose) VALUES ('score_disputes', 'score_disputes_analysis_id_fkey', 'What is disputed');
