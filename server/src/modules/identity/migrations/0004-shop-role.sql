-- What a shop's own program needs to tell us of its orders, and nothing of what customers write.
insert into identity.role (id, name, description, permissions, built_in, created_at) values
  ('00000000-0000-7000-8000-000000000105', 'shop', 'A shop''s program: writes orders, parcels and products, reads no conversations',
   '{orders.read,orders.write,shipments.read,shipments.write,catalogue.read,catalogue.write,customers.read,customers.change}', true, now());
