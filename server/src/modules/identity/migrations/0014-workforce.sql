-- Planning: who leads plans, agents and viewers see what is planned.
update identity.role set permissions = permissions || '{workforce.read}' where built_in and name in ('agent', 'viewer') and not permissions && '{workforce.*,workforce.read,*}';
update identity.role set permissions = permissions || '{workforce.read,workforce.write}' where built_in and name = 'lead' and not permissions && '{workforce.*,workforce.write,*}';
