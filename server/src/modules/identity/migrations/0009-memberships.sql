-- Agents see subscriptions, points and store credit and do things to them; leads give credit and say what tiers give; a shop writes what it knows.
update identity.role set permissions = permissions || '{memberships.read,memberships.act}' where built_in and name = 'agent' and not permissions && '{memberships.*,*}';
update identity.role set permissions = array_append(permissions, 'memberships.*') where built_in and name = 'lead' and not permissions && '{memberships.*,*}';
update identity.role set permissions = array_append(permissions, 'memberships.read') where built_in and name = 'viewer' and not permissions && '{memberships.*,*}';
update identity.role set permissions = array_append(permissions, 'memberships.write') where built_in and name = 'shop' and not permissions && '{memberships.*,*}';
