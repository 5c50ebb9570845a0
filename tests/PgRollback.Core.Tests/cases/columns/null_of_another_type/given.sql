CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (
    id int PRIMARY KEY,
    phone text DEFAULT NULL::character varying,
    mail text DEFAULT (NULL::text),
    street varchar DEFAULT CAST(NULL AS varchar),
    town varchar(10) DEFAULT NULL::varchar(10),
    number int DEFAULT NULL::bigint,
    tags text[] DEFAULT NULL::text[],
    mood mood DEFAULT NULL::mood,
    twice text DEFAULT NULL::text::text
);
INSERT INTO person (id) VALUES (1);
