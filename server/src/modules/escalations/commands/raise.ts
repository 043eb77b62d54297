import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { addBusinessSeconds, calendarOf } from '../../calendars/index.ts';
import { changeConversations, hasRoomFor } from '../../conversations/index.ts';
import { worksFor } from '../../identity/index.ts';
import { ESCALATION_RAISED, type EscalationNews } from '../events.ts';
import { LOOK_JOB } from '../jobs/look.ts';
import { ownersOf } from '../queries/owners.ts';
import type { EscalationKind } from '../rules/matrix.ts';
import { addConcern, insertEscalation, type EscalationRow } from '../store/escalations.ts';
import { tellOwners } from './tell-owners.ts';

const LEVELS = { high: 2, urgent: 3 } as const;

/** A conversation an escalation can be about. */
export interface Concerned {
  readonly id: string;
  readonly brand_id: string;
  readonly number: number;
  readonly priority: number;
}

export interface Wish {
  readonly kind: EscalationKind;
  /** see rules/signals.ts; 'hand' when a person asks */
  readonly because: string;
  readonly note: string;
}

/** Raises an escalation about conversations of one brand, hands them over where the matrix says so, and tells whoever owns it. */
export async function raise(tx: Tx, about: readonly [Concerned, ...Concerned[]], { kind, because, note }: Wish): Promise<string> {
  const [first] = about;
  const row = { ...(await drawnUp(tx, first.brand_id, kind)), because, note };
  await insertEscalation(tx, row);
  for (const conversation of about) await concern(tx, row, kind, conversation);
  const news: EscalationNews = { escalation_id: row.id, kind: kind.key, name: kind.name, because, to: row.person_id, to_team: row.team_id };
  await tx.announce({ name: ESCALATION_RAISED, brandId: row.brand_id, subjectId: first.id, payload: { ...news } });
  const moment = row.take_by ?? row.due_at;
  if (moment !== null) await tx.schedule({ kind: LOOK_JOB, key: row.id, brandId: row.brand_id, payload: { escalation_id: row.id }, runAt: moment });
  await tellOwners(tx, 'escalation_raised', row, await ownersOf(tx, row), first.number);
  return row.id;
}

/** One more conversation about the same: it is treated like the first. */
export async function concern(tx: Tx, row: Pick<EscalationRow, 'id' | 'brand_id'>, kind: EscalationKind, conversation: Concerned): Promise<void> {
  if ((await addConcern(tx, row, conversation.id)) === 0) return;
  // A rule may have raised it since it was read.
  const { priority } = await tx.one<{ priority: number }>(sql`select priority from conversations.conversation where id = ${conversation.id} for update`);
  const change = {
    ...(kind.priority !== null && priority < LEVELS[kind.priority] ? { priority: kind.priority } : {}),
    // Who is gone has nothing handed over; whoever may own all of them is told instead.
    ...(kind.hands_over && kind.team_id !== null && (await isTeam(tx, kind.team_id)) ? { team_id: kind.team_id } : {}),
    // Whose hands are full still owns the escalation, and is told; the conversation stays where it is.
    ...(kind.hands_over && kind.person_id !== null && (await worksFor(tx, kind.person_id, row.brand_id)) && (await hasRoomFor(tx, kind.person_id, conversation.id)) ? { assignee_id: kind.person_id } : {}),
  };
  if (Object.keys(change).length > 0) await changeConversations(tx.asOf(tx.now, systemActor('Keepdesk')), [conversation.id], change);
}

async function isTeam(tx: Tx, id: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from identity.team where id = ${id} and archived_at is null`)) !== undefined;
}

async function drawnUp(tx: Tx, brandId: string, kind: EscalationKind): Promise<EscalationRow> {
  const calendar = kind.hours === 'business' ? await calendarOf(tx, brandId) : null;
  const after = (seconds: number): Date | null => (calendar === null ? new Date(tx.now.getTime() + seconds * 1000) : addBusinessSeconds(calendar, tx.now, seconds));
  return {
    id: tx.id(), brand_id: brandId, kind: kind.key, name: kind.name, raised_at: tx.now, raised_by: tx.actor.kind === 'person' ? tx.actor.id : null, because: '', note: '',
    team_id: kind.team_id, person_id: kind.person_id, owner_id: null, taken_at: null, attach: kind.attach.map((what) => ({ what, done_at: null, done_by: null })), forbids: kind.forbids,
    take_by: after(kind.take_seconds), due_at: after(kind.seconds), told: 0, closed_at: null, closed_by: null, outcome: '',
  };
}

/** Escalations of one kind in one brand are raised one after another, so that nothing is raised twice. */
export async function holdKind(tx: Tx, brandId: string, kind: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`escalation ${brandId} ${kind}`}, 0))`);
}
