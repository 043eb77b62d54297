import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { PlayedWeekView } from '../contract-rehearsal.ts';
import type { SeasonRehearsedView } from '../contract-season-rehearsed.ts';
import type { VersionHeld } from '../store/seasons.ts';

interface Row {
  readonly id: string;
  readonly state: SeasonRehearsedView['state'];
  readonly progress: { readonly done?: number; readonly of?: number };
  readonly problem: SeasonRehearsedView['problem'];
  readonly made_at: Date;
  readonly first_week: number;
  readonly weeks: PlayedWeekView[] | null;
  readonly counted: boolean;
  readonly replanned: boolean;
  readonly foretold: boolean;
}

/** The newest rehearsal of a version: how far it is, each week in short, and what changed since. Null where there is none. */
export async function seasonRehearsed(tx: Tx, version: Pick<VersionHeld, 'id' | 'season_id' | 'brand_id' | 'number'>): Promise<SeasonRehearsedView | null> {
  const row = await tx.maybe<Row>(sql`
    select r.id, r.state, r.progress, r.problem, r.made_at, (r.asked #>> '{season,first_week}')::int as first_week, r.answer #> '{scenarios,0,weeks}' as weeks,
      exists (select from workforce.season_count c where c.season_id = ${version.season_id} and c.counted_at > r.made_at) as counted,
      exists (select from workforce.season_version v where v.season_id = ${version.season_id} and v.number > ${version.number}) as replanned,
      exists (select from workforce.forecast f where f.brand_id = ${version.brand_id} and f.made_at > r.made_at)
        or exists (select from workforce.override o where o.brand_id = ${version.brand_id} and (o.made_at > r.made_at or o.removed_at > r.made_at)) as foretold
    from workforce.rehearsal r where r.season_version_id = ${version.id} order by r.made_at desc, r.id desc limit 1`);
  if (row === undefined) return null;
  return {
    id: row.id, state: row.state, progress: { done: row.progress.done ?? 0, of: row.progress.of ?? 0 }, problem: row.problem, made_at: row.made_at.toISOString(),
    stale: [...(row.counted ? ['counted' as const] : []), ...(row.replanned ? ['version' as const] : []), ...(row.foretold ? ['forecast' as const] : [])],
    weeks: (row.weeks ?? []).map((week, at) => ({ week: row.first_week + at, service_level: week.figures['service_level'] ?? null, between: week.intervals['service_level'] ?? null, waiting_at_end: week.figures['waiting_at_end'] ?? 0, fails: week.fails })),
  };
}
