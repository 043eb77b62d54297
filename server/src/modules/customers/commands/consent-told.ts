import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { CONSENT_CHANGED } from '../events.ts';
import type { Consent } from './change-customer.ts';

/**
 * A place tells what a customer said yes or no to, and when. What was said later, wherever, stands; what has no date changes nothing that is known.
 * Told again, nothing happens.
 */
export async function consentTold(tx: Tx, customer: { id: string; brandId: string }, consent: Consent, at: Date | null): Promise<void> {
  const before = await tx.maybe<{ granted: boolean; at: Date }>(sql`select granted, at from customers.consent where customer_id = ${customer.id} and channel = ${consent.channel} and purpose = ${consent.purpose} for update`);
  if (before && (at === null || before.at > at || (before.granted === consent.granted && before.at.getTime() === at.getTime()))) return;
  await tx.run(sql`
    insert into customers.consent (brand_id, customer_id, channel, purpose, granted, source, at) values (${customer.brandId}, ${customer.id}, ${consent.channel}, ${consent.purpose}, ${consent.granted}, ${consent.source}, ${at ?? tx.now})
    on conflict (customer_id, channel, purpose) do update set granted = excluded.granted, source = excluded.source, at = excluded.at`);
  if (before?.granted !== consent.granted) await tx.announce({ name: CONSENT_CHANGED, brandId: customer.brandId, subjectId: customer.id, payload: { channel: consent.channel, purpose: consent.purpose, granted: consent.granted } });
}
