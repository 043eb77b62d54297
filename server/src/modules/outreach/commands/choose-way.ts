import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { customersBehind, presentCustomer, recordConsent } from '../../customers/index.ts';
import type { Channel } from '../contract-words.ts';
import { noticeCarriers } from '../ports.ts';
import { maskNumber } from '../rules/mask-number.ts';
import { lift } from './go-on.ts';

export type PhoneWay = Exclude<Channel, 'email'>;

/** A way besides mail by which a customer could have news of their orders. */
export interface WayWish {
  readonly channel: PhoneWay;
  /** theirs, all but its last figures hidden */
  readonly number: string;
  readonly wants: boolean;
}

interface Known {
  readonly id: string;
  readonly brandId: string;
  readonly phone: string | null;
}

/** Ways the brand is connected to and uses in a programme that is on, for whoever has given it a number; a yes is needed for each, and a stop undoes it. Where nothing arrives there is none. */
export async function waysOf(tx: Tx, customerId: string): Promise<WayWish[]> {
  const { id, brandId, phone } = await known(tx, customerId);
  if (phone === null) return [];
  const connected = await noticeCarriers.get()(tx, brandId);
  const used = new Set((await tx.rows<{ channel: string }>(sql`select distinct jsonb_array_elements_text(live->'channels') as channel from outreach.programme where brand_id = ${brandId} and state = 'on' and live is not null`)).map((row) => row.channel));
  const said = await tx.rows<{ channel: string; granted: boolean }>(sql`select channel, granted from customers.consent where customer_id = any (${await customersBehind(tx, id)}::uuid[]) and purpose = 'service' order by at`);
  const barred = await tx.rows<{ channel: string; because: string }>(sql`select channel, because from outreach.suppressed where brand_id = ${brandId} and address = lower(${phone})`);
  const granted = new Map(said.map((row) => [row.channel, row.granted]));
  return connected.flatMap((channel) => (channel === 'email' || !used.has(channel) || barred.some((row) => row.channel === channel && row.because === 'bounced') ? [] : [{ channel, number: maskNumber(phone), wants: granted.get(channel) === true && !barred.some((row) => row.channel === channel) }]));
}

/** Keeps what they chose for one of these ways; any other is passed over. A new yes takes an earlier STOP back. */
export async function chooseWay(tx: Tx, customerId: string, channel: PhoneWay, wants: boolean, source: string): Promise<void> {
  const way = (await waysOf(tx, customerId)).find((one) => one.channel === channel);
  if (way === undefined || way.wants === wants) return;
  const { id, brandId, phone } = await known(tx, customerId);
  await recordConsent(tx, { id, brandId }, { channel, purpose: 'service', granted: wants, source });
  if (wants && phone !== null) await lift(tx, brandId, channel, phone);
}

async function known(tx: Tx, customerId: string): Promise<Known> {
  const id = (await presentCustomer(tx, customerId)) ?? customerId;
  const row = await tx.maybe<{ brand_id: string; phone: string | null }>(sql`
    select c.brand_id, (select value from customers.handle where customer_id = c.id and kind = 'phone' order by verified_at is null, created_at limit 1) as phone from customers.customer c where c.id = ${id}`);
  if (row === undefined) throw notFound('customer');
  return { id, brandId: row.brand_id, phone: row.phone };
}
