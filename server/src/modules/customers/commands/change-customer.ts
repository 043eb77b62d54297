import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { CONSENT_CHANGED, TIER_CHANGED } from '../events.ts';
import { normaliseHandle, type HandleKind } from '../rules/handle.ts';
import { insertHandle, ownerOfHandle } from '../store/customers.ts';

export interface CustomerChange {
  name?: string;
  locale?: string | null;
  time_zone?: string | null;
  vip?: boolean;
  note?: string;
}

export async function changeCustomer(tx: Tx, id: string, change: CustomerChange): Promise<void> {
  const before = await tx.maybe<{ brand_id: string; vip: boolean }>(sql`select brand_id, vip from customers.customer where id = ${id} for update`);
  if (!before) throw notFound('customer');
  await tx.run(sql`
    update customers.customer set
      name = coalesce(${change.name ?? null}, name),
      locale = case when ${change.locale !== undefined} then ${change.locale ?? null} else locale end,
      time_zone = case when ${change.time_zone !== undefined} then ${change.time_zone ?? null} else time_zone end,
      vip = coalesce(${change.vip ?? null}, vip),
      note = coalesce(${change.note ?? null}, note),
      updated_at = ${tx.now}
    where id = ${id}`);
  if (change.vip !== undefined && change.vip !== before.vip) await tx.announce({ name: TIER_CHANGED, brandId: before.brand_id, subjectId: id, payload: { vip: change.vip } });
}

export async function addHandle(tx: Tx, customer: { id: string; brandId: string }, kind: HandleKind, value: string): Promise<void> {
  const handle = normaliseHandle(kind, value);
  if (!handle) throw invalid(kind === 'phone' ? 'Write the phone number with its country code, like +49 30 1234567.' : 'This is not an address.');
  if (await insertHandle(tx, customer.brandId, customer.id, handle)) return;
  const owner = await ownerOfHandle(tx, customer.brandId, handle);
  if (owner?.customer_id === customer.id) return;
  throw conflict('handle_taken', 'Another customer is known by this already. Merge the two if they are one person.', [{ message: 'customer', customer_id: owner?.customer_id }]);
}

export async function removeHandle(tx: Tx, customerId: string, handleId: string): Promise<void> {
  const removed = await tx.run(sql`delete from customers.handle where id = ${handleId} and customer_id = ${customerId}`);
  if (removed === 0) throw notFound('handle');
}

export interface Consent {
  channel: 'email' | 'sms' | 'whatsapp' | 'phone';
  purpose: 'service' | 'marketing' | 'survey';
  granted: boolean;
  source: string;
}

export async function recordConsent(tx: Tx, customer: { id: string; brandId: string }, consent: Consent): Promise<void> {
  await tx.run(sql`
    insert into customers.consent (brand_id, customer_id, channel, purpose, granted, source, at)
    values (${customer.brandId}, ${customer.id}, ${consent.channel}, ${consent.purpose}, ${consent.granted}, ${consent.source}, ${tx.now})
    on conflict (customer_id, channel, purpose) do update set granted = excluded.granted, source = excluded.source, at = excluded.at`);
  await tx.announce({ name: CONSENT_CHANGED, brandId: customer.brandId, subjectId: customer.id, payload: { channel: consent.channel, purpose: consent.purpose, granted: consent.granted } });
}
