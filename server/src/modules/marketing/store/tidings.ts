import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { TidingsKind } from '../contract.ts';

export interface TidingsRow {
  id: string;
  brand_id: string;
  connection_id: string;
  event_id: string;
  kind: TidingsKind;
  at: Date;
  customer_id: string;
  facts: Record<string, string | number | boolean>;
  value_minor: number | null;
  currency: string | null;
  state: 'waiting' | 'told' | 'left_out' | 'refused';
  because: string | null;
  tries: number;
  settled_at: Date | null;
}

export interface TellingRow {
  connection_id: string;
  brand_id: string;
  kinds: TidingsKind[];
  only_consented: boolean;
}

export function tellingOf(tx: Tx, connectionId: string): Promise<TellingRow | undefined> {
  return tx.maybe<TellingRow>(sql`select connection_id, brand_id, kinds, only_consented from marketing.telling where connection_id = ${connectionId}`);
}

/** Connected services of a brand that are told of this kind. */
export async function toldOf(tx: Tx, brandId: string, kind: TidingsKind): Promise<{ id: string; source: string }[]> {
  return tx.rows<{ id: string; source: string }>(sql`select c.id, c.source from marketing.telling t join connections.connection c on c.id = t.connection_id and c.removed_at is null where t.brand_id = ${brandId} and ${kind} = any (t.kinds)`);
}

export function keepTelling(tx: Tx, row: TellingRow): Promise<number> {
  return tx.run(sql`
    insert into marketing.telling (connection_id, brand_id, kinds, only_consented, changed_at) values (${row.connection_id}, ${row.brand_id}, ${row.kinds as string[]}, ${row.only_consented}, ${tx.now})
    on conflict (connection_id) do update set kinds = excluded.kinds, only_consented = excluded.only_consented, changed_at = excluded.changed_at`);
}

/** What was chosen up to this moment holds no more, and what waited since before is not told: whoever connects the same service again chooses anew. Whether only those who said yes are told of stays as it was. */
export async function forgetChoice(tx: Tx, connectionId: string, at: Date): Promise<void> {
  await tx.run(sql`update marketing.telling set kinds = '{}', changed_at = ${tx.now} where connection_id = ${connectionId} and changed_at <= ${at}`);
  await tx.run(sql`update marketing.tidings set state = 'left_out', because = 'disconnected', settled_at = ${tx.now} where connection_id = ${connectionId} and state = 'waiting' and at <= ${at}`);
}

/** True when it is new: heard twice, it is told once. */
export async function addTidings(tx: Tx, row: Pick<TidingsRow, 'brand_id' | 'connection_id' | 'event_id' | 'kind' | 'at' | 'customer_id' | 'facts' | 'value_minor' | 'currency'>): Promise<boolean> {
  return (await tx.run(sql`
    insert into marketing.tidings (id, brand_id, connection_id, event_id, kind, at, customer_id, facts, value_minor, currency, state)
    values (${tx.id()}, ${row.brand_id}, ${row.connection_id}, ${row.event_id}, ${row.kind}, ${row.at}, ${row.customer_id}, ${JSON.stringify(row.facts)}::jsonb, ${row.value_minor}, ${row.currency}, 'waiting') on conflict (connection_id, event_id) do nothing`)) > 0;
}

export function waitingTidings(tx: Tx, connectionId: string, limit: number): Promise<TidingsRow[]> {
  return tx.rows<TidingsRow>(sql`select * from marketing.tidings where connection_id = ${connectionId} and state = 'waiting' order by id limit ${limit}`);
}

export function settleTidings(tx: Tx, id: string, state: 'told' | 'left_out' | 'refused', because: string | null): Promise<number> {
  return tx.run(sql`update marketing.tidings set state = ${state}, because = ${because?.slice(0, 300) ?? null}, tries = tries + 1, settled_at = ${tx.now} where id = ${id} and state = 'waiting'`);
}

/** It was not heard, and will be sent again. */
export function noteTry(tx: Tx, id: string, because: string): Promise<number> {
  return tx.run(sql`update marketing.tidings set tries = tries + 1, because = ${because.slice(0, 300)} where id = ${id} and state = 'waiting'`);
}

export function tellAgain(tx: Tx, connectionId: string): Promise<number> {
  return tx.run(sql`update marketing.tidings set state = 'waiting', settled_at = null where connection_id = ${connectionId} and state = 'refused'`);
}

/** What was settled so long ago is nobody's business any more. */
export function forgetTidings(tx: Tx, connectionId: string, before: Date): Promise<number> {
  return tx.run(sql`delete from marketing.tidings where connection_id = ${connectionId} and settled_at < ${before}`);
}
