-- Leads enter size tables, fit notes and codes; who answers customers reads what is sold already.
update identity.role set permissions = array_append(permissions, 'catalogue.settings') where built_in and name = 'lead' and not permissions && '{catalogue.*,catalogue.settings,*}';
