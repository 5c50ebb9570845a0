CREATE TABLE public.implementation_training_categorisation_certification (
    implementation_measure_id integer CONSTRAINT implementation_training_cat_implementation_measure_id_not_null1 NOT NULL,
    concept integer NOT NULL
);
ALTER TABLE public.implementation_training_categorisation_certification ADD CONSTRAINT implementation_training_categorisation_certification_pkey PRIMARY KEY (implementation_measure_id, concept);
CREATE TABLE public.implementation_training_categorisation (
    implementation_measure_id integer NOT NULL,
    kind text NOT NULL
);
ALTER TABLE public.implementation_training_categorisation ADD CONSTRAINT implementation_training_categorisation_pkey PRIMARY KEY (implementation_measure_id);
