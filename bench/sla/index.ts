import { timelineOf, type WorkCalendar } from '../../server/src/modules/calendars/index.ts';
import { runClocks, type StoryEvent, type Term } from '../../server/src/modules/sla/rules/index.ts';
import { between, pick, seededRandom } from '../../server/src/platform/random/random.ts';
import { round, table } from '../stage/open-stage.ts';
import { onDatabase } from './on-database.ts';

const HOUR = 3_600_000;
const weekdays = (from: string, to: string): WorkCalendar['hours'] => Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [[from, '12:30'] as const, ['13:00', to] as const]]));
const calendars: readonly WorkCalendar[] = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Manila'].map((zone) => ({ time_zone: zone, hours: weekdays('08:00', '18:00'), holidays: ['2026-12-25', '2026-12-26', '2026-01-01'] }));

/**
 * Due times a second on calendars that are laid out, and how long it takes to date a hundred thousand open clocks anew
 * after their calendars changed. `database [clocks]`: the same with everything read from and kept in PostgreSQL.
 */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  if (argv[0] === 'database') return onDatabase(Number(argv[1] ?? 200_000));
  const clocks = Number(argv[0] ?? 100_000);
  const due = dueTimes(5_000_000);
  const dated = redate(clocks);
  table([['what', 'measured', 'target'], ['due times a second', String(Math.round(due)), '≥ 2000000'], [`dating ${clocks} open clocks anew, seconds`, String(dated.seconds), '≤ 5']]);
  return { due_times_per_second: Math.round(due), ratio_to_target: round(due / 2_000_000, 2), redated_clocks: dated.clocks, redate_seconds: dated.seconds, ratio_to_limit: round(dated.seconds / 5, 3) };
}

function dueTimes(count: number): number {
  const random = seededRandom(11);
  const begin = Date.parse('2026-01-01T00:00:00Z');
  const starts = Float64Array.from({ length: 65_536 }, () => begin + between(random, 0, 360 * 86_400) * 1000);
  const works = Float64Array.from({ length: 65_536 }, () => between(random, 60, 40 * 3600) * 1000);
  const timelines = calendars.map((calendar) => timelineOf(calendar, begin));
  let sum = 0;
  const ask = (n: number): void => {
    for (let i = 0; i < n; i++) sum += (timelines[i & 3] as (typeof timelines)[number]).after(starts[i & 65_535] as number, works[(i * 7) & 65_535] as number);
  };
  ask(200_000);
  const from = performance.now();
  ask(count);
  const seconds = (performance.now() - from) / 1000;
  if (!Number.isFinite(sum)) throw new Error('a due time was never');
  return count / seconds;
}

/** Every conversation has three clocks and a story of a few events; its brand's hours were changed a moment ago, so nothing is laid out yet. */
function redate(count: number): { seconds: number; clocks: number } {
  const random = seededRandom(12);
  const now = Date.parse('2026-11-20T12:00:00Z');
  const stories = Array.from({ length: Math.ceil(count / 3) }, (): StoryEvent[] => {
    const opened = now - between(random, 1, 300) * HOUR;
    const replied = opened + between(random, 1, 40) * (HOUR / 4);
    return [{ at: opened, type: 'opened' }, { at: replied, type: 'agent_reply' }, { at: replied, type: 'waiting_on_customer' }, { at: replied + between(random, 1, 30) * HOUR, type: 'customer_message' }];
  });
  const from = performance.now();
  const changed = calendars.map((calendar) => timelineOf({ ...calendar, hours: weekdays('07:00', '19:00') }, now));
  let dated = 0;
  for (const story of stories) {
    const timeline = pick(random, changed);
    const terms = (['first_reply', 'next_reply', 'resolution'] as const).map((metric): Term => ({ metric, hours: 'business', seconds: 8 * 3600, timeline, before: null }));
    dated += runClocks(story, terms, now).length;
  }
  return { seconds: round((performance.now() - from) / 1000, 3), clocks: dated };
}
