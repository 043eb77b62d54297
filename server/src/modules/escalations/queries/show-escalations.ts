import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { EscalationsView, EscalationView } from '../contract.ts';
import { mayClose, mayTake } from '../rules/may-own.ts';
import type { EscalationRow } from '../store/escalations.ts';

/** no brand has more at once that somebody could still look after */
const MOST_OPEN = 200;
const SHOWN_CONVERSATIONS = 20;

/** What is open, the next deadline first, with how many there are, are mine and are overdue. */
export async function listOpen(tx: Tx): Promise<EscalationsView> {
  const [rows, counts] = await Promise.all([
    tx.rows<EscalationRow>(sql`select * from escalations.escalation where closed_at is null order by case when taken_at is null then coalesce(take_by, due_at) else due_at end nulls last, id limit ${MOST_OPEN}`),
    tx.one<{ open: number; mine: number; overdue: number }>(sql`
      select count(*)::integer as open, (count(*) filter (where owner_id = ${tx.actor.id}))::integer as mine, (count(*) filter (where due_at <= ${tx.now}))::integer as overdue from escalations.escalation where closed_at is null`),
  ]);
  return { data: await shown(tx, rows), next_cursor: null, ...counts };
}

/** What was closed, the newest first. */
export async function listClosed(tx: Tx, { limit = 50, cursor }: { limit?: number | undefined; cursor?: string | undefined }): Promise<EscalationsView> {
  const after = readCursor(cursor);
  const rows = await tx.rows<EscalationRow & { closed_at: Date }>(sql`
    select * from escalations.escalation where closed_at is not null and (${after === null} or (closed_at, id) < (${after?.at ?? tx.now}::timestamptz, ${after?.id ?? null}::uuid)) order by closed_at desc, id desc limit ${limit + 1}`);
  const page = pageOf(rows, limit, (row) => ({ at: row.closed_at.toISOString(), id: row.id }));
  return { data: await shown(tx, page.data), next_cursor: page.next_cursor, open: 0, mine: 0, overdue: 0 };
}

/** Those of one conversation: the open ones first. */
export async function ofConversation(tx: Tx, conversationId: string): Promise<EscalationView[]> {
  return shown(tx, await tx.rows<EscalationRow>(sql`
    select e.* from escalations.concern k join escalations.escalation e on e.id = k.escalation_id where k.conversation_id = ${conversationId} order by e.closed_at desc nulls first, case when e.taken_at is null then coalesce(e.take_by, e.due_at) else e.due_at end nulls last limit 20`));
}

export async function showEscalation(tx: Tx, id: string): Promise<EscalationView> {
  const [view] = await shown(tx, await tx.rows<EscalationRow>(sql`select * from escalations.escalation where id = ${id}`));
  if (!view) throw notFound('escalation');
  return view;
}

interface Concern {
  escalation_id: string;
  id: string;
  number: number;
  subject: string;
  status: { name: string; category: string };
  total: number;
}

async function shown(tx: Tx, rows: readonly EscalationRow[]): Promise<EscalationView[]> {
  if (rows.length === 0) return [];
  const teamIds = [...new Set(rows.flatMap((row) => row.team_id ?? []))];
  const [names, teams, members, concerns] = await Promise.all([
    peopleNames(tx, [...new Set(rows.flatMap((row) => [row.raised_by, row.person_id, row.owner_id, row.closed_by, ...row.attach.map((item) => item.done_by)]))].filter((id): id is string => id !== null)),
    tx.rows<{ id: string; name: string }>(sql`select id, name from identity.team where id = any (${teamIds}::uuid[])`),
    tx.rows<{ team_id: string; person_id: string }>(sql`select team_id, person_id from identity.team_member where team_id = any (${teamIds}::uuid[])`),
    tx.rows<Concern>(sql`
      select * from (
        select k.escalation_id, c.id, c.number, c.subject, json_build_object('name', s.name, 'category', s.category) as status, (count(*) over (partition by k.escalation_id))::integer as total, row_number() over (partition by k.escalation_id order by k.at desc, c.id) as nth
        from escalations.concern k join conversations.conversation c on c.id = k.conversation_id join conversations.status s on s.id = c.status_id where k.escalation_id = any (${rows.map((row) => row.id)}::uuid[])) every
      where nth <= ${SHOWN_CONVERSATIONS} order by nth`),
  ]);
  const named = (id: string | null): EscalationView['owner'] => (id === null ? null : { id, name: names.get(id) ?? '' });
  const me = tx.actor.kind === 'person' ? tx.actor.id : null;
  return rows.map((row) => {
    const ownsAll = may(tx.actor, 'escalations.own', row.brand_id);
    const ownership = { ownerId: row.owner_id, personId: row.person_id, teamMembers: row.team_id === null ? null : members.flatMap((one) => (one.team_id === row.team_id ? [one.person_id] : [])) };
    const about = concerns.filter((one) => one.escalation_id === row.id);
    const open = row.closed_at === null;
    return {
      id: row.id, brand_id: row.brand_id, kind: row.kind, name: row.name, raised_at: row.raised_at.toISOString(), raised_by: named(row.raised_by), because: row.because, note: row.note,
      team: teams.find((team) => team.id === row.team_id) ?? null, person: named(row.person_id), owner: named(row.owner_id), taken_at: row.taken_at?.toISOString() ?? null,
      attach: row.attach.map((item) => ({ what: item.what, done_at: item.done_at, done_by: named(item.done_by) })), forbids: [...row.forbids], take_by: row.take_by?.toISOString() ?? null, due_at: row.due_at?.toISOString() ?? null,
      conversations: about.map(({ id, number, subject, status }) => ({ id, number, subject, status })), concerns: about[0]?.total ?? 0,
      closed_at: row.closed_at?.toISOString() ?? null, closed_by: named(row.closed_by), outcome: row.outcome,
      may_attach: open && me !== null && (row.owner_id === null ? mayTake(ownership, me, ownsAll) : row.owner_id === me || ownsAll), may_take: open && row.owner_id !== me && (row.owner_id === null || ownsAll) && mayTake(ownership, me, ownsAll), may_close: open && mayClose(ownership, me), may_hand_on: open && me !== null && (mayClose(ownership, me) || ownsAll), may_reopen: !open && me !== null && (row.owner_id === me || ownsAll),
    };
  });
}
