import { compose, part, sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { colleaguesOf } from '../../routing/index.ts';
import type { LeaveJudgedView, LeaveView } from '../contract.ts';

export interface LeaveAsked {
  /** days; leave that touches them */
  readonly from: string;
  readonly to: string;
  readonly personIds?: readonly string[] | null;
  readonly states?: readonly LeaveView['state'][];
  /** also of whoever one does not work with: the rules decide, nobody reads it */
  readonly everybody?: boolean;
}

/** Leave that touches some days, of people one may see, by its first day. */
export async function leaveBetween(tx: Tx, { from, to, personIds = null, states = ['asked', 'granted'], everybody = false }: LeaveAsked, page: { limit: number; after: { at: string; id: string } | null } = { limit: 20_000, after: null }): Promise<LeaveView[]> {
  const rows = await tx.rows<Omit<LeaveView, 'asked_at'> & { asked_at: Date }>(compose`
    select l.id, l.person_id, p.name, l.from_day::text as "from", l.to_day::text as "to", l.kind, l.state, l.reason, l.because, l.asked_at, d.name as decided_by, l.judged, l.handed_over_at is not null as handed_over
    from people.leave l join identity.person p on p.id = l.person_id left join identity.person d on d.id = l.decided_by
    where l.from_day <= ${to}::date and l.to_day >= ${from}::date and l.state = any (${[...states]}::text[]) and ${everybody ? part`true` : colleaguesOf(tx)}
      and (${personIds === null ? null : [...personIds]}::uuid[] is null or l.person_id = any (${personIds === null ? null : [...personIds]}::uuid[]))
      and (${page.after?.id ?? null}::uuid is null or (l.from_day, l.id) > (${page.after?.at ?? null}::date, ${page.after?.id ?? null}::uuid))
    order by l.from_day, l.id limit ${page.limit}`);
  return rows.map((row) => ({ ...row, asked_at: row.asked_at.toISOString() }));
}

export async function leaveById(tx: Tx, id: string): Promise<LeaveView | undefined> {
  const row = await tx.maybe<Omit<LeaveView, 'asked_at'> & { asked_at: Date }>(compose`
    select l.id, l.person_id, p.name, l.from_day::text as "from", l.to_day::text as "to", l.kind, l.state, l.reason, l.because, l.asked_at, d.name as decided_by, l.judged, l.handed_over_at is not null as handed_over
    from people.leave l join identity.person p on p.id = l.person_id left join identity.person d on d.id = l.decided_by where l.id = ${id} and ${colleaguesOf(tx)}`);
  return row === undefined ? undefined : { ...row, asked_at: row.asked_at.toISOString() };
}

export async function addLeave(tx: Tx, leave: { id: string; personId: string; from: string; to: string; kind: string; state: string; reason: string; because?: string; decided?: boolean; decidedBy?: string | null; judged?: LeaveJudgedView; handedOver?: boolean }): Promise<void> {
  const by = tx.actor.kind === 'person' ? tx.actor.id : null;
  await tx.run(sql`
    insert into people.leave (id, person_id, from_day, to_day, kind, state, reason, because, asked_at, asked_by, decided_at, decided_by, judged, handed_over_at)
    values (${leave.id}, ${leave.personId}, ${leave.from}::date, ${leave.to}::date, ${leave.kind}, ${leave.state}, ${leave.reason}, ${leave.because ?? ''}, ${tx.now}, ${by}, ${leave.decided === true ? tx.now : null}, ${leave.decidedBy ?? null}, ${leave.judged === undefined ? null : JSON.stringify(leave.judged)}::jsonb, ${leave.handedOver === true ? tx.now : null})`);
}

export async function decideLeaveRow(tx: Tx, id: string, state: string, because: string, from: readonly string[]): Promise<number> {
  return tx.run(sql`update people.leave set state = ${state}, because = ${because}, decided_at = ${tx.now}, decided_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id} and state = any (${[...from]}::text[])`);
}

/** Leave the rules refused, put to a person. */
export async function handOverRow(tx: Tx, id: string, reason: string): Promise<number> {
  return tx.run(sql`update people.leave set state = 'asked', because = '', decided_at = null, decided_by = null, handed_over_at = ${tx.now}, reason = case when ${reason} = '' then reason else ${reason} end where id = ${id} and state = 'refused'`);
}

export interface SiteDay {
  readonly day: string;
  /** who works there that day, by what was agreed */
  readonly people: number;
  /** of them, away by granted leave; somebody is left out where that is asked */
  readonly away: number;
}

/** How many work at a site and how many of them are away, day by day; also of whoever one does not work with: counts, nobody's name. */
export async function awayAtSite(tx: Tx, { siteId, from, to, except }: { siteId: string; from: string; to: string; except: string }): Promise<SiteDay[]> {
  return tx.rows<SiteDay>(sql`
    select d::date::text as day, count(p.id)::int as people, count(p.id) filter (where p.id <> ${except} and exists (select from people.leave l where l.person_id = p.id and l.state = 'granted' and l.from_day <= d::date and l.to_day >= d::date))::int as away
    from generate_series(${from}::date, ${to}::date, interval '1 day') d
    left join (
      select i.id, t.starts_on, t.ends_on from identity.person i join people.terms t on t.person_id = i.id
      where i.disabled_at is null and ${siteId}::uuid = coalesce(t.site_id, (select g.site_id from identity.team_member m join identity.team g on g.id = m.team_id and g.archived_at is null and g.site_id is not null where m.person_id = i.id order by g.name limit 1))
    ) p on (p.starts_on is null or p.starts_on <= d::date) and (p.ends_on is null or p.ends_on >= d::date)
    group by d order by d`);
}
