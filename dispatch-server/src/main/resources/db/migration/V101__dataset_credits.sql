-- Who is to be named on the map that shows a data set, as its licence may ask.
alter table dataset add column credits text;
