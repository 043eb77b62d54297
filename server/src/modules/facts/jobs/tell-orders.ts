import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { addUpDays, type OrderDay } from '../commands/add-up-days.ts';
import { lookAgainAt } from '../commands/mark-orders.ts';
import { tellOrders as tellAnew } from '../commands/tell-orders.ts';
import { tieContacts } from '../commands/tie-contacts.ts';

export const TELL_ORDERS_JOB = 'facts.tell_orders';
const [CONTACTS_AT_ONCE, ORDERS_AT_ONCE, DAYS_AT_ONCE] = [500, 500, 20];
const PAUSE_SECONDS = 30;
/** While very many orders change, their days are added up this often, not after every few hundred. */
const DAYS_WAIT_SECONDS = 60;

/** Ties conversations to orders, tells orders and adds up their days, some hundreds at a time; it comes by every half minute for ever. */
export const tellOrders: JobHandler = {
  attempts: Number.MAX_SAFE_INTEGER,
  inside: async (tx) => {
    const more = await tellChangedOrders(tx);
    await tx.schedule({ kind: TELL_ORDERS_JOB, key: TELL_ORDERS_JOB, brandId: null, runAt: new Date(tx.now.getTime() + (more ? 0 : PAUSE_SECONDS * 1000)) });
  },
};

/**
 * One turn: answers whether there is more to do at once. Marks go first, so that whoever changes something meanwhile waits or marks it again.
 * What is taken is chosen once (an array, a materialized part): a query inside `in (…)` may be run again for every row, and then takes more than its limit.
 */
export async function tellChangedOrders(tx: Tx): Promise<boolean> {
  const contacts = await tx.rows<{ conversation_id: string; again: boolean }>(sql`
    delete from facts.changed_contact where conversation_id = any (array(select conversation_id from facts.changed_contact where look_at <= ${tx.now} order by look_at limit ${CONTACTS_AT_ONCE}::integer for update skip locked)) returning conversation_id, again`);
  const unnamed = new Set(await tieContacts(tx, contacts.map((row) => row.conversation_id)));
  lookAgainAt(tx, contacts.flatMap((row) => (!row.again && unnamed.has(row.conversation_id) ? [row.conversation_id] : [])));
  const orders = await changedOrders(tx);
  await tellAnew(tx, orders);
  const days = await changedDays(tx, orders.length === ORDERS_AT_ONCE || contacts.length === CONTACTS_AT_ONCE);
  await addUpDays(tx, days);
  return contacts.length === CONTACTS_AT_ONCE || orders.length === ORDERS_AT_ONCE || days.length === DAYS_AT_ONCE;
}

/** Those that were marked, the newest first; where there are few, also those that time alone changed. */
async function changedOrders(tx: Tx): Promise<string[]> {
  const marked = await tx.rows<{ order_id: string }>(sql`
    delete from facts.changed_order where order_id = any (array(select order_id from facts.changed_order order by placed_at desc limit ${ORDERS_AT_ONCE}::integer for update skip locked)) returning order_id`);
  const left = ORDERS_AT_ONCE - marked.length;
  if (left === 0) return marked.map((row) => row.order_id);
  const due = await tx.rows<{ order_id: string }>(sql`select order_id from facts.order_story where look_at <= ${tx.now} order by look_at limit ${left}::integer`);
  return [...new Set([...marked, ...due].map((row) => row.order_id))];
}

function changedDays(tx: Tx, busy: boolean): Promise<OrderDay[]> {
  const until = busy ? new Date(tx.now.getTime() - DAYS_WAIT_SECONDS * 1000) : tx.now;
  return tx.rows<OrderDay>(sql`
    with chosen as materialized (select brand_id, day from facts.changed_order_day where marked_at <= ${until} order by day desc limit ${DAYS_AT_ONCE}::integer for update skip locked)
    delete from facts.changed_order_day c using chosen where c.brand_id = chosen.brand_id and c.day = chosen.day returning c.brand_id, c.day::text as day`);
}
