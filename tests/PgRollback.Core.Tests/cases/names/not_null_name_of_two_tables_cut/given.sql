CREATE TABLE implementation_training_categorisation (implementation_measure_id int PRIMARY KEY, kind text NOT NULL);
CREATE TABLE implementation_training_categorisation_certification (implementation_measure_id int, concept int, PRIMARY KEY (implementation_measure_id, concept));
