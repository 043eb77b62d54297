-- Agents do things to orders, within the limits of their role.
update identity.role set permissions = permissions || '{orders.act,approvals.read}' where name = 'agent' and built_in;
