-- The campaign calendar: agents and viewers see it, leads keep it; a shop may write what it knows.
update identity.role set permissions = array_append(permissions, 'catalogue.read') where built_in and name in ('agent', 'lead', 'viewer') and not permissions && '{catalogue.*,catalogue.read,*}';
update identity.role set permissions = array_append(permissions, 'catalogue.campaigns') where built_in and name = 'lead' and not permissions && '{catalogue.*,catalogue.campaigns,*}';
update identity.role set permissions = array_append(permissions, 'catalogue.write') where built_in and name = 'shop' and not permissions && '{catalogue.*,catalogue.write,*}';
