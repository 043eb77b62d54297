import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { measured } from '../../facts/index.ts';
import type { HandledCell } from '../forecast/index.ts';
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

/** Days of which so much is done say how long work takes: of the others what goes quickly is known first. */
const NEARLY_ALL = 0.9;

/**
 * How long contacts took that came from a local day on, by channel, day and hour they came in: of what was done by a moment, and of days on which nearly
 * all of it was. A day's place is counted from the first. Times are added up once for all conversations, which a large brand's half a year (a million, 5 s)
 * needs: ask it of the connections for reports.
 */
export async function handledByHours(tx: Tx, brandId: string, [from, until]: readonly [Date, Date], firstDay: string, timeZone: string, channel: string | null = null): Promise<Map<string, HandledCell[]>> {
  const rows = await tx.rows<HandledCell & { channel: string; came: number; done: number }>(sql`
    with took as (
      select conversation_id, sum(extract(epoch from to_at - from_at))::float8 as seconds from facts.handling where brand_id = ${brandId} and from_at >= ${from} and to_at <= ${until} group by conversation_id),
    piece as (
      select c.channel, c.opened_at at time zone ${timeZone} as at, c.resolved_at <= ${until} as done, case when c.resolved_at <= ${until} then took.seconds end as seconds
      from facts.conversation c left join took using (conversation_id) where c.brand_id = ${brandId} and c.counted and c.opened_at >= ${from} and c.opened_at < ${until} and (${channel}::text is null or c.channel = ${channel}))
    select channel, at::date - ${firstDay}::date as day, extract(hour from at)::int as hour, count(*)::int as came, (count(*) filter (where done))::int as done,
      count(seconds)::int as contacts, coalesce(sum(seconds), 0)::float8 as seconds, coalesce(sum(seconds * seconds), 0)::float8 as squares
    from piece group by 1, 2, 3 order by 1, 2, 3`);
  const cells = new Map<string, HandledCell[]>();
  for (const [, day] of Map.groupBy(rows, (row) => `${row.channel} ${row.day}`)) {
    const [came, done] = [day.reduce((sum, row) => sum + row.came, 0), day.reduce((sum, row) => sum + row.done, 0)];
    if (done < NEARLY_ALL * came) continue;
    const name = day[0]?.channel ?? '';
    cells.set(name, [...(cells.get(name) ?? []), ...day.filter((row) => row.contacts > 0).map(({ day: at, hour, contacts, seconds, squares }) => ({ day: at, hour, contacts, seconds, squares }))]);
  }
  return cells;
}

export interface KeyHandled {
  /** reason or language; null where none is known */
  readonly key: string | null;
  readonly contacts: number;
  readonly seconds: number;
  readonly squares: number;
}

/** How long contacts of a channel took that were resolved lately, by reason or language. */
export async function handledByKey(tx: Tx, { brand_id: brandId, channel }: { brand_id: string; channel: string }, since: Date, by: 'reason' | 'language'): Promise<KeyHandled[]> {
  return tx.rows<KeyHandled>(sql`
    with took as (
      select c.reason_id, c.language, sum(extract(epoch from h.to_at - h.from_at))::float8 as seconds
      from facts.conversation c join facts.handling h on h.conversation_id = c.conversation_id and h.brand_id = ${brandId} and h.to_at is not null
      where c.brand_id = ${brandId} and c.channel = ${channel} and c.counted and c.resolved_at > ${since} group by c.conversation_id)
    select case when ${by} = 'reason' then r.key else took.language end as key, count(*)::int as contacts, sum(took.seconds)::float8 as seconds, sum(took.seconds * took.seconds)::float8 as squares
    from took left join taxonomy.reason r on r.id = took.reason_id group by 1`);
}
