-- pgrollback: accept-data-loss nothing is in them
DROP TABLE implementation_training_categorisation, implementation_training_categorisation_certification;
