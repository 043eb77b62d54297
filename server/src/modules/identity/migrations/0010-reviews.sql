-- Product reviews: agents, leads and viewers see them; a shop may write them.
update identity.role set permissions = array_append(permissions, 'reviews.read') where built_in and name in ('agent', 'lead', 'viewer') and not permissions && '{reviews.*,reviews.read,*}';
update identity.role set permissions = array_append(permissions, 'reviews.write') where built_in and name = 'shop' and not permissions && '{reviews.*,reviews.write,*}';
