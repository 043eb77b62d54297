import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { consider } from '../commands/consider.ts';
import { happening } from '../rules/happening.ts';
import { happeningOf, HEARD } from '../rules/hear.ts';

export const REFUND_LATE_JOB = 'outreach.refund_late';
export const RENEWAL_JOB = 'outreach.renewal';
const DAY = 86_400_000;
/** A return that is here for so long and not settled is late. */
const REFUND_DAYS = 7;
/** Before a subscription is charged again they can still do something about it. */
const RENEWAL_DAYS = 3;

/** What happened to orders, parcels, returns and payments is decided about. History that is written down tells nobody. */
export const hearHappenings: Listener = {
  name: 'outreach.hear-happenings',
  hears: [...HEARD],
  begins: 'now',
  concerns: async (tx, events) => {
    const loud = events.filter((event) => !event.silent);
    if (loud.length === 0) return false;
    return (await tx.maybe(sql`select 1 from outreach.programme where brand_id = any (${[...new Set(loud.map((event) => event.brandId))]}::uuid[]) and state = 'on' limit 1`)) !== undefined;
  },
  handleBatch: async (tx, events) => {
    const loud = events.filter((event) => !event.silent);
    for (const brandId of new Set(loud.map((event) => event.brandId))) {
      const own = loud.filter((event) => event.brandId === brandId);
      await consider(tx, brandId, own.flatMap((event) => happeningOf(event) ?? []));
      for (const event of own) await lookLater(tx, event);
    }
  },
};

async function lookLater(tx: Tx, event: EventRecord): Promise<void> {
  if (event.name === 'returns.received') await tx.schedule({ kind: REFUND_LATE_JOB, key: String(event.payload.return_id), brandId: event.brandId, payload: { return_id: event.payload.return_id }, runAt: new Date(event.at.getTime() + REFUND_DAYS * DAY) });
  const subscriptionId = event.payload.subscription_id;
  if (!event.name.startsWith('memberships.subscription_') || typeof subscriptionId !== 'string') return;
  const row = await tx.maybe<{ next: Date | null }>(sql`select next_charge_at as next from memberships.subscription where id = ${subscriptionId} and state = 'active'`);
  if (!row?.next) return void (await tx.unschedule(RENEWAL_JOB, subscriptionId));
  await tx.schedule({ kind: RENEWAL_JOB, key: subscriptionId, brandId: event.brandId, payload: { subscription_id: subscriptionId }, runAt: new Date(Math.max(tx.now.getTime(), row.next.getTime() - RENEWAL_DAYS * DAY)) });
}

export const refundLate: JobHandler = {
  inside: async (tx, job) => {
    const row = await tx.maybe<{ id: string; brand_id: string; order_id: string | null; customer_id: string | null }>(sql`select id, brand_id, order_id, customer_id from returns."return" where id = ${String(job.payload.return_id)} and state in ('received', 'inspected')`);
    if (row) await consider(tx, row.brand_id, [happening({ trigger: 'refund_late', key: row.id, aboutId: row.id, returnId: row.id, orderId: row.order_id, customerId: row.customer_id, happenedAt: tx.now })]);
  },
};

export const renewalAhead: JobHandler = {
  inside: async (tx, job) => {
    const id = String(job.payload.subscription_id);
    const row = await tx.maybe<{ brand_id: string; customer_id: string | null; next: Date | null }>(sql`select brand_id, customer_id, next_charge_at as next from memberships.subscription where id = ${id} and state = 'active'`);
    if (!row?.next || row.next <= tx.now) return;
    const day = row.next.toISOString();
    await consider(tx, row.brand_id, [happening({ trigger: 'renewal_ahead', key: `${id}:${day.slice(0, 10)}`, aboutId: id, customerId: row.customer_id, happenedAt: tx.now, facts: { subscription_id: id, charge_date: day } })]);
  },
};
