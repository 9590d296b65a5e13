-- Something to sell: the API reads the catalogue, and whoever runs the shop writes it.
INSERT INTO categories (id, name, slug, parent_id) VALUES
  ('01a20000-0000-7000-8000-000000000001', 'Kitchen', 'kitchen', NULL),
  ('01a20000-0000-7000-8000-000000000002', 'Teapots', 'teapots', '01a20000-0000-7000-8000-000000000001');

INSERT INTO products (id, name, slug, price, attributes, stock, category_id) VALUES
  ('01a20000-0000-7000-8000-000000000011', 'Teapot', 'teapot', 24.90, '{"litres": 1.2}', 120,
   '01a20000-0000-7000-8000-000000000002'),
  ('01a20000-0000-7000-8000-000000000012', 'Iron teapot', 'iron-teapot', 79.00, '{"litres": 0.8}', 7,
   '01a20000-0000-7000-8000-000000000002');
