import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { measured } from '../../facts/index.ts';
import type { ForecastShareView, SharesQueryInput } from '../contract.ts';
import { credible } from '../forecast/index.ts';
import { newestHandles } from '../store/forecasts.ts';
import { handledByKey, type KeyHandled } from '../store/past-contacts.ts';
import { forecastOf } from './forecast.ts';

const PAST_DAYS = 56;

/**
 * What is expected of a channel, divided by contact reason or language: by the shares of the last eight weeks, so that the parts always sum to the
 * whole. What is expected of a reason that suddenly grows is changed by hand.
 */
export async function sharesOf(tx: Tx, asked: SharesQueryInput): Promise<ForecastShareView[]> {
  const { total } = await forecastOf(tx, { ...asked, by: 'day' });
  const groups = await measured(tx, { measure: 'received', from: new Date(tx.now.getTime() - PAST_DAYS * 86_400_000), to: tx.now, by: [asked.by], filters: { brandIds: [asked.brand_id], channels: [asked.channel] }, business: false, countOnly: true });
  const all = groups.reduce((sum, group) => sum + group.n, 0);
  const keys = groups.flatMap((group) => group.keys[0] ?? []);
  const names = asked.by === 'reason' ? await reasonNames(tx, asked.brand_id, keys) : new Map<string, string>();
  const took = await handledByKey(tx, asked, new Date(tx.now.getTime() - PAST_DAYS * 86_400_000), asked.by);
  const level = (await newestHandles(tx, asked.brand_id, { channel: asked.channel })).get(asked.channel)?.seconds ?? null;
  const each = handleByKey(took, level);
  return groups.map(({ keys: [key = null], n }) => ({ key, name: key === null ? null : (names.get(key) ?? key), share: n / all, contacts: (total.mean * n) / all, handle_seconds: each(key) })).toSorted((a, b) => b.share - a.share);
}

/** Seconds a contact of each part takes: as it took beside the others, as far as chance does not explain it, all together what is foretold of the channel. Null where nothing is. */
function handleByKey(took: readonly KeyHandled[], level: number | null): (key: string | null) => number | null {
  const factors = credible(took.map(({ contacts, seconds, squares }) => ({ count: contacts, weight: contacts, sum: seconds, squares })));
  const byKey = new Map(took.map((one, at) => [one.key, factors[at] ?? 1]));
  return (key) => (level === null ? null : (byKey.get(key) ?? 1) * level);
}

async function reasonNames(tx: Tx, brandId: string, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ key: string; name: string }>(sql`
    select r.key, concat_ws(' › ', p.name, r.name) as name from taxonomy.reason r left join taxonomy.reason p on p.id = r.parent_id where r.brand_id = ${brandId} and r.key = any (${[...keys]})`);
  return new Map(rows.map((row) => [row.key, row.name]));
}
