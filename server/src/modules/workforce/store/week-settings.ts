import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { WeekSettingsView } from '../contract-own-week.ts';
import { usualLeave } from '../rules/judge-leave.ts';

/** What the rules of a site ask of leave and swaps; the house's own where nobody said. */
export async function weekSettings(tx: Tx, siteId: string | null): Promise<WeekSettingsView> {
  const row = siteId === null ? undefined : await tx.maybe<WeekSettingsView>(sql`select allotment_percent, notice_days, short_percent, planner_approves_swaps from workforce.week_setting where site_id = ${siteId}`);
  return row ?? { allotment_percent: usualLeave.allotmentPercent, notice_days: usualLeave.noticeDays, short_percent: usualLeave.shortPercent, planner_approves_swaps: false };
}

export async function writeWeekSettings(tx: Tx, siteId: string, said: WeekSettingsView): Promise<void> {
  await tx.run(sql`
    insert into workforce.week_setting (site_id, allotment_percent, notice_days, short_percent, planner_approves_swaps, changed_at, changed_by)
    values (${siteId}, ${said.allotment_percent}, ${said.notice_days}, ${said.short_percent}, ${said.planner_approves_swaps}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})
    on conflict (site_id) do update set allotment_percent = excluded.allotment_percent, notice_days = excluded.notice_days, short_percent = excluded.short_percent, planner_approves_swaps = excluded.planner_approves_swaps, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

/** Leave and swaps are decided one after another: two who ask for the last place of a day are not both told yes. */
export async function decideAlone(tx: Tx): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('workforce own weeks', 0))`);
}
