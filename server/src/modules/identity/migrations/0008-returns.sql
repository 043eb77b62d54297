-- Agents start returns and see them through; leads set the policy, and set it aside.
update identity.role set permissions = permissions || '{returns.read,returns.write}' where built_in and name = 'agent' and not permissions && '{returns.*,*}';
update identity.role set permissions = array_append(permissions, 'returns.*') where built_in and name = 'lead' and not permissions && '{returns.*,*}';
update identity.role set permissions = array_append(permissions, 'returns.read') where built_in and name = 'viewer' and not permissions && '{returns.*,*}';
