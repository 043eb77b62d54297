-- Agents work in conversations and do not set up how the desk works.
update identity.role set permissions =
  '{conversations.read,conversations.reply,conversations.note,conversations.change,conversations.merge,customers.read,customers.change,orders.read,shipments.read,catalogue.read,taxonomy.read,calendars.read,macros.read,macros.use,insights.read,facts.read,knowledge.read}'
where name = 'agent' and built_in;
