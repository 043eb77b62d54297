import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { SITE_CHANGED } from '../events.ts';
import { siteStandings } from '../queries/site-standings.ts';
import { sitesThatDropped, worksAt } from '../rules/sites.ts';

/** These lines are gone: a site is out when it lost everybody who was there at once. */
export async function noteDropOuts(tx: Tx, gone: readonly string[]): Promise<void> {
  if (gone.length === 0) return;
  const there = await tx.rows<{ site_id: string; person_id: string }>(sql`
    select distinct t.site_id, p.person_id from routing.presence p join identity.team_member m on m.person_id = p.person_id join identity.team t on t.id = m.team_id and t.archived_at is null
    where p.state <> 'offline' and t.site_id is not null`);
  for (const siteId of sitesThatDropped(there.map((row) => ({ site: row.site_id, person: row.person_id })), new Set(gone))) {
    // At the end of its day everybody goes; that is no outage.
    if (await isOpen(tx, siteId)) await setOut(tx, siteId, 'lines_gone');
  }
}

/** Somebody of a site whose lines were gone is back, and so is the site. */
export async function noteReturns(tx: Tx, seen: readonly string[]): Promise<void> {
  if (seen.length === 0) return;
  const back = await tx.rows<{ site_id: string }>(sql`
    select s.site_id from routing.site s where s.out_because = 'lines_gone' and exists (
      select from identity.team t join identity.team_member m on m.team_id = t.id where t.site_id = s.site_id and m.person_id = any (${seen as string[]}::uuid[]))`);
  for (const { site_id } of back) await setOut(tx, site_id, null);
}

/** A lead says that a site is out, or works again. */
export async function saySiteOut(tx: Tx, siteId: string, out: boolean): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from identity.site where id = ${siteId}`))) throw notFound('site');
  await setOut(tx, siteId, out ? 'said' : null);
  await record(tx, { action: out ? 'routing.site_said_out' : 'routing.site_said_back', subjectKind: 'site', subjectId: siteId });
}

async function isOpen(tx: Tx, siteId: string): Promise<boolean> {
  return worksAt((await siteStandings(tx)).get(siteId)?.calendar ?? null, tx.now.getTime());
}

async function setOut(tx: Tx, siteId: string, because: string | null): Promise<void> {
  const changed = await tx.run(sql`
    insert into routing.site (site_id, out_since, out_because) values (${siteId}, ${because === null ? null : tx.now}::timestamptz, ${because}::text)
    on conflict (site_id) do update set out_since = excluded.out_since, out_because = excluded.out_because
      where (routing.site.out_since is null) <> (excluded.out_since is null) or (excluded.out_because = 'said' and routing.site.out_because is distinct from 'said')`);
  if (changed > 0) await tx.announce({ name: SITE_CHANGED, brandId: ALL_BRANDS, subjectId: siteId, payload: { out: because !== null, because } });
}
