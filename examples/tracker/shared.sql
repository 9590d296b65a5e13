-- Shared rows: the API reads them, and whoever runs it writes them.
INSERT INTO countries (id, code, name) VALUES
  ('01a20000-0000-7000-8000-000000000031', 'NL', 'Netherlands'),
  ('01a20000-0000-7000-8000-000000000047', 'NO', 'Norway');
