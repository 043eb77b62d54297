import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { WorkCalendar } from '../../calendars/index.ts';
import type { SiteView } from '../contract.ts';
import { worksAt } from '../rules/sites.ts';

export interface SiteStanding {
  readonly calendar: WorkCalendar | null;
  readonly out: boolean;
}

/** Sites of which something was said: when they work, and whether they are out. */
export async function siteStandings(tx: Tx): Promise<Map<string, SiteStanding>> {
  const rows = await tx.rows<{ site_id: string; calendar: WorkCalendar | null; out: boolean }>(sql`select site_id, calendar, out_since is not null as out from routing.site`);
  return new Map(rows.map(({ site_id, calendar, out }) => [site_id, { calendar, out }]));
}

/** Where somebody works; without an entry a site works whenever they do. */
export async function sitesOf(tx: Tx, personId: string): Promise<SiteStanding[]> {
  const rows = await tx.rows<{ site_id: string }>(sql`
    select distinct t.site_id from identity.team_member m join identity.team t on t.id = m.team_id and t.archived_at is null where m.person_id = ${personId} and t.site_id is not null`);
  const all = await siteStandings(tx);
  return rows.map((row) => all.get(row.site_id) ?? { calendar: null, out: false });
}

export async function showSites(tx: Tx): Promise<SiteView[]> {
  const rows = await tx.rows<{ site_id: string; name: string; calendar: WorkCalendar | null; out_since: Date | null; out_because: string | null; people: number; there: number }>(sql`
    select i.id as site_id, i.name, s.calendar, s.out_since, s.out_because, count(distinct m.person_id)::integer as people, count(distinct m.person_id) filter (where p.state <> 'offline')::integer as there
    from identity.site i left join routing.site s on s.site_id = i.id left join identity.team t on t.site_id = i.id and t.archived_at is null left join identity.team_member m on m.team_id = t.id
    left join routing.presence p on p.person_id = m.person_id group by i.id, s.site_id order by i.name`);
  return rows.map((row) => ({ ...row, calendar: row.calendar as SiteView['calendar'], works_now: row.out_since === null && worksAt(row.calendar, tx.now.getTime()), out_since: row.out_since?.toISOString() ?? null }));
}
