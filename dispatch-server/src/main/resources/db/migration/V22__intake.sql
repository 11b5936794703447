-- Calls have numbers of their own, by year, so that a caller can be given one.
create table call_number (
  year integer primary key,
  last bigint not null
);
