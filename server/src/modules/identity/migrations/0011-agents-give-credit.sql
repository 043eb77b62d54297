-- Store credit has limits by role, and above them a second person decides: agents may ask for it like everybody else.
update identity.role set permissions = permissions || '{memberships.credit}' where built_in and name = 'agent' and not permissions && '{memberships.credit,memberships.*,*}';
