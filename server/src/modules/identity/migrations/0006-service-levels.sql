-- Leads set how soon their brands answer, and are told when a deadline is near or missed.
update identity.role set permissions = array_append(permissions, 'sla.*') where built_in and name = 'lead' and not permissions && '{sla.*,*}';
