-- What customers are told by themselves: leads write it and declare incidents, agents and viewers see it; a second lead or an admin agrees.
update identity.role set permissions = permissions || '{outreach.read}' where built_in and name in ('agent', 'viewer') and not permissions && '{outreach.*,outreach.read,*}';
update identity.role set permissions = permissions || '{outreach.read,outreach.write,outreach.approve,outreach.declare}' where built_in and name = 'lead' and not permissions && '{outreach.*,outreach.write,*}';
