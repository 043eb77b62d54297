import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';

export type OutgoingState = 'trying' | 'taken' | 'sent' | 'delivered' | 'failed' | 'unknown';

export interface OutgoingRow {
  readonly id: string;
  readonly brand_id: string;
  readonly kind: 'notice' | 'reply' | 'stop';
  readonly channel: 'sms' | 'whatsapp';
  readonly connection_id: string;
  readonly address: string;
  readonly state: OutgoingState;
  readonly tried_at: Date;
  readonly provider_id: string | null;
  readonly problem: string | null;
}

export const outgoingById = (tx: Tx, id: string): Promise<OutgoingRow | undefined> => tx.maybe<OutgoingRow>(sql`select id, brand_id, kind, channel, connection_id, address, state, tried_at, provider_id, problem from channels_phone.outgoing where id = ${id} for update`);

/** Of a receipt: by our id where the provider repeats it, else by its own. */
export const outgoingOfReceipt = (tx: Tx, brandId: string, ours: string | null, providerId: string): Promise<OutgoingRow | undefined> => tx.maybe<OutgoingRow>(sql`
  select id, brand_id, kind, channel, connection_id, address, state, tried_at, provider_id, problem from channels_phone.outgoing
  where brand_id = ${brandId} and (id = ${ours}::uuid or provider_id = ${providerId}) order by (id = ${ours}::uuid) desc nulls last limit 1 for update`);

/** Written before it is tried. Of another way, it is tried anew by this one. */
export const noteTrying = (tx: Tx, row: Pick<OutgoingRow, 'id' | 'brand_id' | 'kind' | 'channel' | 'connection_id' | 'address'>): Promise<number> => tx.run(sql`
  insert into channels_phone.outgoing (id, brand_id, kind, channel, connection_id, address, state, tried_at)
  values (${row.id}, ${row.brand_id}, ${row.kind}, ${row.channel}, ${row.connection_id}, ${row.address}, 'trying', ${tx.now})
  on conflict (id) do update set channel = excluded.channel, connection_id = excluded.connection_id, address = excluded.address, state = 'trying', tried_at = excluded.tried_at, provider_id = null, problem = null, priced_at = null`);

export const noteTaken = (tx: Tx, id: string, providerId: string): Promise<number> => tx.run(sql`
  update channels_phone.outgoing set provider_id = ${providerId}, state = case when state in ('trying', 'unknown') then 'taken' else state end where id = ${id}`);

export const noteState = (tx: Tx, id: string, state: OutgoingState, problem: string | null = null): Promise<number> => tx.run(sql`update channels_phone.outgoing set state = ${state}, problem = ${problem?.slice(0, 300) ?? null} where id = ${id}`);

/** It was surely not sent: the next try is the first. */
export const forgetTry = (tx: Tx, id: string): Promise<number> => tx.run(sql`delete from channels_phone.outgoing where id = ${id} and provider_id is null`);

export const notePriced = (tx: Tx, id: string): Promise<number> => tx.run(sql`update channels_phone.outgoing set priced_at = ${tx.now} where id = ${id}`);

/** The provider's ids of other messages to the same number: known not to be the one that is looked for. */
export async function othersTo(tx: Tx, { id, brand_id, address }: Pick<OutgoingRow, 'id' | 'brand_id' | 'address'>): Promise<string[]> {
  const rows = await tx.rows<{ provider_id: string }>(sql`select provider_id from channels_phone.outgoing where brand_id = ${brand_id} and address = ${address} and id <> ${id} and provider_id is not null order by tried_at desc limit 200`);
  return rows.map((row) => row.provider_id);
}
