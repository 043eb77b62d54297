import type { Clock } from '../../src/platform/clock/clock.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';

const HOUR = 3_600_000;

/** A Wednesday at ten past noon UTC, at most six days ahead, from which time goes on: what depends on the time of day is the same whenever the test runs. */
export function atNoon(): { clock: Clock; at: (hour: number) => Date } {
  const day = 24 * HOUR;
  const midnight = Math.floor(Date.now() / day) * day + ((10 - new Date().getUTCDay()) % 7) * day;
  const moved = midnight + 12 * HOUR + 10 * 60_000 - Date.now();
  return { clock: { now: () => new Date(Date.now() + moved) }, at: (hour) => new Date(midnight + hour * HOUR) };
}

/** A chat every `everyMinutes` from eight to noon, three in four answered within the half minute. */
export async function writeMorning(tx: Tx, brandId: string, at: (hour: number) => Date, everyMinutes = 3): Promise<number> {
  const count = Math.floor(240 / everyMinutes);
  await tx.run(sql`
    insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, language, first_reply_at, first_reply_seconds, first_reply_business_seconds)
    select gen_random_uuid(), ${brandId}, 'chat', true, ${at(8)}::timestamptz + make_interval(secs => (n * ${everyMinutes}::float8) * 60), 'en', ${at(8)}::timestamptz + make_interval(secs => (n * ${everyMinutes}::float8) * 60 + 30), case when n % 4 = 0 then 240 else 30 end, 30 from generate_series(0, ${count - 1}::int) as n`);
  await tx.run(sql`insert into facts.changed_hour (brand_id, hour, marked_at) select ${brandId}, ${at(8)}::timestamptz + make_interval(hours => n), now() from generate_series(0, 4) as n on conflict do nothing`);
  return count;
}

/** A published shift, with lunch and perhaps a training in it (hours of the day). */
export async function writeShift(tx: Tx, personId: string, at: (hour: number) => Date, { from, to, lunch, training }: { from: number; to: number; lunch: number; training?: number }): Promise<void> {
  const span = (kind: string, begin: number, hours: number, paid: boolean) => ({ kind, from: at(begin).toISOString(), to: at(begin + hours).toISOString(), paid });
  const activities = [span('lunch', lunch, 0.5, false), ...(training === undefined ? [] : [span('training', training, 1, true)])];
  await tx.run(sql`insert into workforce.shift (id, person_id, from_at, to_at, activities, published_at) values (gen_random_uuid(), ${personId}, ${at(from)}, ${at(to)}, ${JSON.stringify(activities)}::jsonb, ${at(-20)})`);
}

/** What somebody said of being there. */
export async function writeState(tx: Tx, personId: string, state: 'available' | 'break', from: Date, to: Date | null): Promise<void> {
  await tx.run(sql`insert into facts.agent_state (id, person_id, state, from_at, to_at) values (gen_random_uuid(), ${personId}, ${state}, ${from}, ${to})`);
}

/** Contacts of a channel somebody had before them in months gone by: in no figure, but known. */
export async function writeAnswered(tx: Tx, personId: string, { brandId, channel, contacts }: { brandId: string; channel: string; contacts: number }): Promise<void> {
  await tx.run(sql`
    with past as (
      insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at)
      select gen_random_uuid(), ${brandId}, ${channel}, false, ${tx.now}::timestamptz - make_interval(days => 20 + n) from generate_series(1, ${contacts}::integer) as n returning conversation_id, opened_at)
    insert into facts.handling (id, brand_id, person_id, conversation_id, from_at, to_at) select gen_random_uuid(), ${brandId}, ${personId}, conversation_id, opened_at, opened_at + interval '5 minutes' from past`);
}

/** So many contacts of this morning were finished, each after so long before somebody. */
export async function writeFinished(tx: Tx, personId: string, { brandId, channel, contacts, seconds }: { brandId: string; channel: string; contacts: number; seconds: number }, at: (hour: number) => Date): Promise<void> {
  await tx.run(sql`
    with done as (
      update facts.conversation set resolved_at = opened_at + make_interval(secs => ${seconds}::integer) where conversation_id in (
        select conversation_id from facts.conversation where brand_id = ${brandId} and channel = ${channel} and counted and opened_at >= ${at(8)} and opened_at < ${at(11)} and resolved_at is null order by opened_at limit ${contacts})
      returning conversation_id, opened_at, resolved_at)
    insert into facts.handling (id, brand_id, person_id, conversation_id, from_at, to_at) select gen_random_uuid(), ${brandId}, ${personId}, conversation_id, opened_at, resolved_at from done`);
}
