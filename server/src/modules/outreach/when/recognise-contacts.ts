import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { customersBehind } from '../../customers/index.ts';
import { changeConversations, mentionedOrders, MESSAGE_RECEIVED, ORDER_MENTIONED } from '../../conversations/index.ts';
import { RECOGNISED, type Recognised } from '../events.ts';
import { CONTACT_DAYS, occasionsMeant } from '../rules/is-about.ts';
import { noticeAnswered } from '../rules/links.ts';

export const RECOGNISE_JOB = 'outreach.recognise';

/** Which order a message speaks of is found beside this: it is waited for a moment. */
const MOMENT = 2000;

/** Somebody writes: were they told, or held out? */
export const recogniseContacts: Listener = {
  name: 'outreach.recognise-contacts',
  hears: [MESSAGE_RECEIVED, ORDER_MENTIONED],
  begins: 'now',
  concerns: async (tx, events) => (await tx.maybe(sql`select 1 from outreach.decision where brand_id = any (${[...new Set(events.map((event) => event.brandId))]}::uuid[]) and decided_at > ${new Date(tx.now.getTime() - CONTACT_DAYS * 86_400_000)} and arm is not null limit 1`)) !== undefined,
  handle: async (tx, event) => {
    if (event.silent || event.payload.auto === true || event.payload.junk === true) return;
    await tx.schedule({ kind: RECOGNISE_JOB, key: event.subjectId, brandId: event.brandId, payload: { conversation_id: event.subjectId }, runAt: new Date(tx.now.getTime() + MOMENT) });
  },
};

interface Written {
  readonly at: Date;
  readonly channel: string;
  readonly in_reply_to: string | null;
  readonly addresses: string[] | null;
}

interface Drawn {
  readonly id: string;
  readonly trigger: string;
  readonly arm: string;
  readonly state: string;
  readonly order_id: string | null;
  readonly decided_at: Date;
  readonly sent_at: Date | null;
  readonly incident_id: string | null;
}

export const recognise: JobHandler = {
  attempts: 10,
  inside: async (tx, job) => {
    const conversationId = String(job.payload.conversation_id);
    const conversation = await tx.maybe<{ brand_id: string; customer_id: string | null; category: string }>(sql`select brand_id, customer_id, category from conversations.conversation where id = ${conversationId}`);
    if (!conversation || conversation.customer_id === null || conversation.category === 'spam') return;
    const message = await tx.maybe<Written>(sql`
      select at, channel, in_reply_to, (select array_agg(one->>'address') from jsonb_array_elements(coalesce(recipients->'to', '[]') || coalesce(recipients->'cc', '[]')) as one) as addresses
      from conversations.message where conversation_id = ${conversationId} and kind = 'customer' order by at desc, id desc limit 1`);
    if (!message) return;
    const drawn = await drawnOf(tx, await customersBehind(tx, conversation.customer_id), message.at);
    const meant = new Set(occasionsMeant({ answers: noticeAnswered(message.in_reply_to, message.addresses ?? []), orderIds: await mentionedOrders(tx, conversationId), at: message.at }, drawn.map((row) => ({ decisionId: row.id, orderId: row.order_id, at: row.decided_at }))));
    for (const row of drawn.filter((one) => meant.has(one.id))) await count(tx, conversation.brand_id, conversationId, row, message);
  },
};

const drawnOf = (tx: Tx, customers: readonly string[], at: Date): Promise<Drawn[]> => tx.rows<Drawn>(sql`
  select id, trigger, arm, state, order_id, decided_at, sent_at, incident_id from outreach.decision
  where customer_id = any (${customers as string[]}::uuid[]) and kind = 'notice' and arm is not null and decided_at > ${new Date(at.getTime() - CONTACT_DAYS * 86_400_000)} order by decided_at`);

/** One contact of its arm; of who was told, the conversation says so. While an incident lasts, it bears its tag. */
async function count(tx: Tx, brandId: string, conversationId: string, row: Drawn, message: Written): Promise<void> {
  const first = await tx.run(sql`insert into outreach.contact (brand_id, decision_id, conversation_id, channel, at) values (${brandId}, ${row.id}, ${conversationId}, ${message.channel}, ${message.at}) on conflict do nothing`);
  if (first === 0) return;
  const payload: Recognised = { decision_id: row.id, trigger: row.trigger, order_id: row.order_id, told_at: (row.sent_at ?? row.decided_at).toISOString() };
  if (row.state === 'sent') await tx.announce({ name: RECOGNISED, brandId, subjectId: conversationId, payload: { ...payload } });
  if (row.incident_id === null) return;
  const incident = await tx.maybe<{ tag: string | null }>(sql`select tag from outreach.incident where id = ${row.incident_id} and state in ('deciding', 'on')`);
  if (incident?.tag) await changeConversations(tx, [conversationId], { add_tags: [incident.tag] });
}
