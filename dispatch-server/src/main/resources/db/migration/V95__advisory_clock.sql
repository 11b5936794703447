-- While a boil-water advisory stands, somebody asks for the next sample, whatever has become of the incident.

insert into duty (code, label, severity, after_s, position) values
  ('ADVISORY_SAMPLE', 'Sample for a boil-water advisory', 'MEDIUM', 86400, (select max(position) + 1 from duty));
