CREATE TYPE state AS ENUM ('open', 'done');
CREATE TYPE other_state AS ENUM ('open', 'done');
CREATE TABLE a (v json);
CREATE TABLE b (v uuid[]);
CREATE TABLE c (v state DEFAULT 'open');
CREATE TABLE d (v boolean DEFAULT false);
CREATE TABLE e (v integer, w other_state, x timestamptz);
