-- Leads see queues, set what people can do and how work is given out.
update identity.role set permissions = array_append(permissions, 'routing.*') where built_in and name = 'lead' and not permissions && '{routing.*,*}';
