import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind, presentCustomer } from '../../customers/index.ts';
import type { Person } from '../rules/may-tell.ts';

/** A person as they are now: whoever was merged into another is that other, with every yes and no of both; a no counts above a yes. */
export async function personOf(tx: Tx, customerId: string): Promise<Person> {
  const present = (await presentCustomer(tx, customerId)) ?? customerId;
  const people = await customersBehind(tx, present);
  const known = await tx.maybe<{ erased: boolean }>(sql`select erased_at is not null as erased from customers.customer where id = ${present}`);
  const handles = await tx.rows<{ kind: string; value: string }>(sql`select kind, value from customers.handle where customer_id = any (${people}) and kind in ('email', 'phone') order by verified_at nulls last, id`);
  const consents = await tx.rows<{ channel: 'email' | 'sms' | 'whatsapp' | 'phone'; granted: boolean }>(sql`select channel, bool_and(granted) as granted from customers.consent where customer_id = any (${people}) and purpose = 'marketing' group by channel`);
  return {
    erased: known?.erased ?? true, email: handles.find((handle) => handle.kind === 'email')?.value ?? null, phone: handles.find((handle) => handle.kind === 'phone')?.value ?? null,
    consents: Object.fromEntries(consents.map((row) => [row.channel, row.granted])),
  };
}
