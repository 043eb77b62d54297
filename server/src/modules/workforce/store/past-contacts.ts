import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { measured } from '../../facts/index.ts';
import { daysBetween } from '../rules/local-days.ts';

/** Contacts that came, by channel, in steps from a moment on; steps nothing came in hold 0. */
export async function contactsBySteps(tx: Tx, brandId: string, from: Date, to: Date, stepSeconds: number, channel?: string): Promise<Map<string, number[]>> {
  const length = Math.max(0, Math.ceil((to.getTime() - from.getTime()) / 1000 / stepSeconds));
  const groups = length === 0 ? [] : await measured(tx, { measure: 'received', from, to, by: ['channel'], filters: { brandIds: [brandId], ...(channel === undefined ? {} : { channels: [channel] }) }, business: false, countOnly: true, stepSeconds });
  return filled(groups.map(({ keys: [name, at], n }) => ({ name: name ?? '', at: Math.round((Date.parse(at ?? '') - from.getTime()) / 1000 / stepSeconds), n })), length);
}

/** The same by local days of the brand, `firstDay` to before `endDay`. */
export async function contactsByDays(tx: Tx, brandId: string, [from, to]: readonly [Date, Date], [firstDay, endDay]: readonly [string, string]): Promise<Map<string, number[]>> {
  const groups = await measured(tx, { measure: 'received', from, to, by: ['channel', 'day'], filters: { brandIds: [brandId] }, business: false, countOnly: true });
  return filled(groups.map(({ keys: [name, day], n }) => ({ name: name ?? '', at: daysBetween(firstDay, (day ?? firstDay).slice(0, 10)), n })), daysBetween(firstDay, endDay));
}

function filled(found: readonly { name: string; at: number; n: number }[], length: number): Map<string, number[]> {
  const byChannel = new Map<string, number[]>();
  for (const { name, at, n } of found) {
    const row = byChannel.get(name) ?? new Array<number>(length).fill(0);
    if (at >= 0 && at < length) row[at] = (row[at] ?? 0) + n;
    byChannel.set(name, row);
  }
  return byChannel;
}

/** When a brand's first counted contact came, of one channel where it is named; null where none did. */
export async function firstContactAt(tx: Tx, brandId: string, channel: string | null = null): Promise<Date | null> {
  return (await tx.maybe<{ at: Date }>(sql`select opened_at as at from facts.conversation where brand_id = ${brandId} and counted and (${channel}::text is null or channel = ${channel}) order by opened_at limit 1`))?.at ?? null;
}

/** Seconds that conversations of each channel were before agents, of those that were resolved lately (up to a moment): how long a contact takes. */
export async function handledByChannel(tx: Tx, brandId: string, since: Date, channel: string | null = null, until: Date | null = null): Promise<Map<string, { contacts: number; seconds: number }>> {
  const rows = await tx.rows<{ channel: string; contacts: number; seconds: number }>(sql`
    select c.channel, count(distinct c.conversation_id)::int as contacts, sum(extract(epoch from h.to_at - h.from_at))::float8 as seconds
    from facts.conversation c join facts.handling h on h.conversation_id = c.conversation_id and h.to_at is not null
    where c.brand_id = ${brandId} and c.counted and c.resolved_at > ${since} and (${until}::timestamptz is null or c.resolved_at <= ${until}) and (${channel}::text is null or c.channel = ${channel}) group by c.channel`);
  return new Map(rows.map(({ channel, ...row }) => [channel, row]));
}
