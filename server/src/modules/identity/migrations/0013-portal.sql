-- The portal: who leads sets it up, like the channels.
update identity.role set permissions = array_append(permissions, 'portal.settings') where built_in and name = 'lead' and not permissions && '{portal.*,portal.settings,*}';
