-- Leads set what their brands escalate, and take what nobody else is meant for.
update identity.role set permissions = array_append(permissions, 'escalations.*') where built_in and name = 'lead' and not permissions && '{escalations.*,*}';
