import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { addDays, daysBetween, localDay, startOfDay } from '../rules/local-days.ts';
import { newestMade } from '../store/forecasts.ts';
import { settingsOf, termsFor } from '../store/settings.ts';
import { agentsBy } from './staffing.ts';

export interface QueueNeed {
  readonly brandId: string;
  readonly brand: string;
  readonly channel: string;
  /** people on contacts by the quarter from `judged[0]` on */
  readonly required: readonly number[];
}

export interface RosterNeed {
  /** quarters since the origin: from, before */
  readonly judged: readonly [number, number];
  readonly queues: readonly QueueNeed[];
  /** intervals that nothing is foretold of */
  readonly notForetold: number;
}

const LONGEST_DAYS = 28;

/**
 * Who has to be on contacts, by the quarter, for every channel of some brands that is foretold. Breaks, leave and training lie in the schedule itself, so of
 * shrinkage only what nobody plans (sick, late, systems down) is added to the agents that staffing asks for. `since`: days before it are nobody's question; of calls and
 * chats, where every interval stands by itself, they are not reckoned.
 */
export async function rosterNeed(tx: Tx, brandIds: readonly string[], from: string, weeks: number, origin: number, since: Date | null = null): Promise<RosterNeed> {
  const brands = await tx.rows<{ id: string; name: string; time_zone: string }>(sql`select id, name, time_zone from identity.brand where id = any (${[...brandIds]}::uuid[]) order by name, id`);
  const quarter = (at: Date): number => Math.floor((at.getTime() - origin) / 900_000);
  const spans = brands.map((brand) => [quarter(startOfDay(from, brand.time_zone)), quarter(startOfDay(addDays(from, weeks * 7), brand.time_zone))] as const);
  const judged = [Math.min(0, ...spans.map(([first]) => first)), Math.max(1, ...spans.map(([, last]) => last))] as const;
  let notForetold = 0;
  const queues: QueueNeed[] = [];
  for (const brand of brands) {
    const settings = await settingsOf(tx, brand.id);
    for (const channel of [...(await newestMade(tx, brand.id, settings.step_seconds)).keys()].toSorted()) {
      const required = new Array<number>(judged[1] - judged[0]).fill(0);
      const terms = termsFor(settings, channel);
      const there = 1 - terms.unplanned_shrinkage;
      const over = since === null || terms.work === 'deferred' ? 0 : Math.max(0, daysBetween(from, localDay(since, brand.time_zone)));
      for (let done = over; done < weeks * 7; done += LONGEST_DAYS) {
        const { from: first, stepSeconds, agents, missing } = await agentsBy(tx, { brand_id: brand.id, channel, from: addDays(from, done), days: Math.min(LONGEST_DAYS, weeks * 7 - done) });
        notForetold += missing;
        agents.forEach((one, at) => {
          const begin = Math.max(0, quarter(new Date(first.getTime() + at * stepSeconds * 1000)) - judged[0]);
          required.fill(one / there, begin, Math.min(required.length, begin + stepSeconds / 900));
        });
      }
      queues.push({ brandId: brand.id, brand: brand.name, channel, required });
    }
  }
  return { judged, queues, notForetold };
}
