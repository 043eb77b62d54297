import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import type { Tellable } from '../../connections/index.ts';
import { tidingsKinds, tidingsNames, type TellingView } from '../contract.ts';
import { tellers } from '../ports.ts';
import { tellingOf } from '../store/tidings.ts';

const LATEST = 20;

interface Counts {
  waiting: number;
  told: number;
  left_out: number;
  refused: number;
  last_told_at: Date | null;
}

/** @throws Refusal for a place that listens to nothing */
export async function tellableFor(tx: Tx, connectionId: string): Promise<Tellable> {
  const place = await tellers.get().tellable(tx, connectionId);
  if (place === null) throw conflict('not_tellable', 'This connection cannot be told what happens here. Choose one of a marketing service.');
  return place;
}

/** What a service is told of, and how that goes. */
export async function showTelling(tx: Tx, connectionId: string): Promise<TellingView> {
  const place = await tellableFor(tx, connectionId);
  const telling = await tellingOf(tx, connectionId);
  // One statement, so that the counts and the latest are of one moment.
  const { latest, ...counts } = await tx.one<Counts & { latest: TellingView['latest'] }>(sql`
    select (select count(*)::integer from marketing.tidings where connection_id = ${connectionId} and state = 'waiting') as waiting,
      count(*) filter (where state = 'told' and settled_at > ${new Date(tx.now.getTime() - 86_400_000)})::integer as told, count(*) filter (where state = 'left_out' and settled_at > ${new Date(tx.now.getTime() - 86_400_000)})::integer as left_out,
      count(*) filter (where state = 'refused')::integer as refused, max(settled_at) filter (where state = 'told') as last_told_at,
      (select coalesce(jsonb_agg(l order by l.id desc), '[]') from (select id, kind, at, state, because, tries, settled_at from marketing.tidings where connection_id = ${connectionId} order by id desc limit ${LATEST}) l) as latest
    from marketing.tidings where connection_id = ${connectionId} and settled_at is not null`);
  return {
    connection_id: connectionId, called: place.called, kinds: telling?.kinds ?? [], only_consented: telling?.only_consented ?? false, missing: place.missing, choices: tidingsKinds.map((kind) => ({ kind, name: tidingsNames[kind] })),
    waiting: counts.waiting, told_last_day: counts.told, left_out_last_day: counts.left_out, refused: counts.refused, last_told_at: counts.last_told_at?.toISOString() ?? null,
    latest: latest.map((row) => ({ ...row, at: new Date(row.at).toISOString(), settled_at: row.settled_at === null ? null : new Date(row.settled_at).toISOString() })),
  };
}
