import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { CustomerView } from '../contract.ts';
import { handlesOf, type CustomerRow } from '../store/customers.ts';

interface ConsentRow {
  customer_id: string;
  channel: CustomerView['consents'][number]['channel'];
  purpose: CustomerView['consents'][number]['purpose'];
  granted: boolean;
  at: Date;
}

/** Customers as the API shows them, in the order asked for. */
export async function showCustomers(tx: Tx, ids: readonly string[]): Promise<CustomerView[]> {
  if (ids.length === 0) return [];
  const [people, handles, consents] = await Promise.all([
    tx.rows<CustomerRow>(sql`select * from customers.customer where id = any (${ids})`),
    handlesOf(tx, ids),
    tx.rows<ConsentRow>(sql`select customer_id, channel, purpose, granted, at from customers.consent where customer_id = any (${ids})`),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    return person ? [view(person, handles.filter((row) => row.customer_id === id), consents.filter((row) => row.customer_id === id))] : [];
  });
}

function view(person: CustomerRow, handles: Awaited<ReturnType<typeof handlesOf>>, consents: readonly ConsentRow[]): CustomerView {
  return {
    id: person.id, brand_id: person.brand_id, name: person.name, locale: person.locale, time_zone: person.time_zone, vip: person.vip,
    note: person.note, merged_into_id: person.merged_into_id, created_at: person.created_at.toISOString(), erased: person.erased_at !== null,
    handles: handles.map((row) => ({ id: row.id, kind: row.kind, value: row.value, verified: row.verified_at !== null })),
    consents: consents.map((row) => ({ channel: row.channel, purpose: row.purpose, granted: row.granted, at: row.at.toISOString() })),
  };
}
