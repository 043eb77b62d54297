import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Channel, Trigger } from '../rules/shapes.ts';

export interface KnownOrder {
  readonly id: string;
  readonly number: string;
  readonly customer_id: string | null;
  readonly email: string | null;
  readonly country: string | null;
  readonly state: string;
}

export interface KnownParcel {
  readonly id: string;
  readonly order_id: string | null;
  readonly carrier: string;
  readonly tracking_number: string | null;
  readonly tracking_url: string | null;
  readonly state: string;
  readonly promised_at: Date | null;
  readonly estimated_delivery_at: Date | null;
  readonly predicted_low_at: Date | null;
  readonly predicted_high_at: Date | null;
  readonly delivered_at: Date | null;
  readonly signals: string[] | null;
}

export interface KnownCustomer {
  readonly asked_id: string;
  readonly id: string;
  readonly name: string;
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly erased: boolean;
  readonly address: string | null;
  /** E.164 */
  readonly phone: string | null;
  /** channels at which nothing arrives, or where everything was stopped */
  readonly suppressed: Channel[];
}

export interface KnownConsent {
  readonly customer_id: string;
  readonly channel: string;
  readonly purpose: string;
  readonly granted: boolean;
}

export interface KnownNotice {
  readonly id: string;
  readonly customer_id: string;
  readonly trigger: Trigger;
  readonly about_id: string;
  readonly at: Date;
}

export interface KnownConversation {
  readonly customer_id: string;
  readonly order_ids: string[] | null;
  readonly last_message_at: Date;
  readonly open: boolean;
}

export const ordersByIds = (tx: Tx, ids: readonly string[]): Promise<KnownOrder[]> => tx.rows<KnownOrder>(sql`
  select id, number, customer_id, email, upper(shipping_address->>'country') as country, state from orders."order" where id = any (${ids as string[]}::uuid[])`);

export const parcelsByIds = (tx: Tx, ids: readonly string[]): Promise<KnownParcel[]> => tx.rows<KnownParcel>(sql`
  select s.id, s.order_id, s.carrier, s.tracking_number, s.tracking_url, s.state, s.promised_at, s.estimated_delivery_at, s.predicted_low_at, s.predicted_high_at, s.delivered_at,
    (select array_agg(g.kind) from shipments.signal g where g.shipment_id = s.id and g.cleared_at is null) as signals
  from shipments.shipment s where s.id = any (${ids as string[]}::uuid[])`);

/** Held, so that two happenings of one do not both find room under a cap. */
export async function holdCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`select k.id from customers.customer k where k.id in (select coalesce(c.merged_into_id, c.id) from customers.customer c where c.id = any (${ids as string[]}::uuid[])) order by k.id for no key update`);
}

/** Customers as they are now: a merged one is whoever is left. */
export function customersByIds(tx: Tx, brandId: string, ids: readonly string[]): Promise<KnownCustomer[]> {
  return tx.rows<KnownCustomer>(sql`
    select own.id as asked_id, k.id, k.name, k.locale, k.time_zone, k.erased_at is not null as erased, h.value as address, p.value as phone,
      array(select x.channel from outreach.suppressed x where x.brand_id = ${brandId} and x.address = case x.channel when 'email' then lower(h.value) else p.value end) as suppressed
    from customers.customer own join customers.customer k on k.id = coalesce(own.merged_into_id, own.id)
    left join lateral (select value from customers.handle where customer_id = k.id and kind = 'email' order by verified_at is null, created_at limit 1) h on true
    left join lateral (select value from customers.handle where customer_id = k.id and kind = 'phone' order by verified_at is null, created_at limit 1) p on true
    where own.id = any (${ids as string[]}::uuid[])`);
}

export const consentsOf = (tx: Tx, ids: readonly string[]): Promise<KnownConsent[]> => tx.rows<KnownConsent>(sql`
  select customer_id, channel, purpose, granted from customers.consent where customer_id = any (${ids as string[]}::uuid[])`);

/** What they were told, or will be: of the last week, and whatever was ever said about the same things. */
export const noticesTo = (tx: Tx, ids: readonly string[], about: readonly string[]): Promise<KnownNotice[]> => tx.rows<KnownNotice>(sql`
  select id, customer_id, trigger, about_id, coalesce(sent_at, send_at, decided_at) as at from outreach.decision
  where kind = 'notice' and state in ('due', 'leaving', 'sent') and about_id is not null and customer_id = any (${ids as string[]}::uuid[]) and decided_at > ${new Date(tx.now.getTime() - 9 * 86_400_000)}
  union select id, customer_id, trigger, about_id, coalesce(sent_at, send_at, decided_at) from outreach.decision
  where kind = 'notice' and state in ('due', 'leaving', 'sent') and about_id = any (${about as string[]}::uuid[]) and customer_id is not null`);

export const conversationsOf = (tx: Tx, ids: readonly string[], since: Date): Promise<KnownConversation[]> => tx.rows<KnownConversation>(sql`
  select c.customer_id, c.last_message_at, c.category in ('open', 'waiting') as open,
    (select array_agg(m.order_id) from conversations.mention m where m.conversation_id = c.id and m.order_id is not null) as order_ids
  from conversations.conversation c
  where c.customer_id = any (${ids as string[]}::uuid[]) and c.last_message_at > ${since} and c.merged_into_id is null and c.kind = 'support' and c.category in ('open', 'waiting')`);
