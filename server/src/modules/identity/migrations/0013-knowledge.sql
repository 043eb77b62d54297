-- The help centre: whoever answers customers reads it and writes drafts; leads publish.
update identity.role set permissions = array_append(permissions, 'knowledge.read') where built_in and name in ('agent', 'lead', 'viewer') and not permissions && '{knowledge.*,knowledge.read,*}';
update identity.role set permissions = array_append(permissions, 'knowledge.write') where built_in and name in ('agent', 'lead') and not permissions && '{knowledge.*,knowledge.write,*}';
update identity.role set permissions = array_append(permissions, 'knowledge.publish') where built_in and name = 'lead' and not permissions && '{knowledge.*,knowledge.publish,*}';
