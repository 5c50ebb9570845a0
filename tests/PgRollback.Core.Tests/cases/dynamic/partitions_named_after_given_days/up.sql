SELECT * FROM make_part('2020-07-01'::date, '2021-01-01'::date);
SELECT * FROM make_part('2021-01-01'::DATE, '2021-07-01'::DATE);
CREATE INDEX events_200701_2021_01_at ON events_200701_2021_01 (at);
