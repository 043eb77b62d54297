import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { worksFor } from '../../identity/index.ts';
import { ESCALATION_CLOSED, ESCALATION_HANDED_ON, ESCALATION_REOPENED, ESCALATION_TAKEN, type EscalationNews } from '../events.ts';
import { LOOK_JOB } from '../jobs/look.ts';
import { ownersOf, ownershipOf } from '../queries/owners.ts';
import { mayClose, mayTake } from '../rules/may-own.ts';
import { holdKind } from './raise.ts';
import { firstConcern, holdEscalation, type EscalationRow } from '../store/escalations.ts';
import { tellOwners } from './tell-owners.ts';

/** Somebody makes it theirs; from whoever had it before, too, when they may own every escalation and knew whose it was (`from`). */
export async function take(tx: Tx, id: string, from: string | null): Promise<void> {
  const row = await openOne(tx, id);
  const me = personOf(tx);
  if (row.owner_id === me) return;
  const ownership = await ownershipOf(tx, row);
  if (row.owner_id !== null && !may(tx.actor, 'escalations.own', row.brand_id)) throw conflict('taken', 'Somebody else has this escalation. They can hand it on to you.');
  if (row.owner_id !== from) throw conflict('taken', 'Somebody has just taken this escalation.', [{ message: 'owner', owner_id: row.owner_id }]);
  if (!mayTake(ownership, me, may(tx.actor, 'escalations.own', row.brand_id))) throw new Refusal(403, 'not_yours', 'This escalation is meant for another team or person. They can hand it on to you.');
  await tx.run(sql`update escalations.escalation set owner_id = ${me}, taken_at = coalesce(taken_at, ${tx.now}) where id = ${id}`);
  await setLook(tx, { ...row, taken_at: tx.now });
  await tell(tx, ESCALATION_TAKEN, row, { to: me, to_team: null });
}

/** Its owner, or whoever may own every escalation, gives it to a person or a team. It waits to be taken then. */
export async function handOn(tx: Tx, id: string, to: { readonly personId: string | null; readonly teamId: string | null }): Promise<void> {
  const row = await openOne(tx, id);
  const me = personOf(tx);
  if (!mayClose(await ownershipOf(tx, row), me) && !may(tx.actor, 'escalations.own', row.brand_id)) throw new Refusal(403, 'not_yours', 'Take this escalation before you hand it on.');
  if ((to.personId === null) === (to.teamId === null)) throw invalid('Say one person or one team to hand it to.');
  if (to.personId !== null && !(await worksFor(tx, to.personId, row.brand_id))) throw invalid('There is no such person in this brand.', [{ field: 'person_id', message: 'is unknown, or does not work for this brand' }]);
  if (to.teamId !== null && !(await tx.maybe(sql`select 1 from identity.team where id = ${to.teamId} and archived_at is null`))) throw invalid('There is no such team.', [{ field: 'team_id', message: 'is unknown' }]);
  // It waits to be taken as it did when it was raised, and as long.
  const takeBy = row.take_by === null ? null : new Date(tx.now.getTime() + row.take_by.getTime() - row.raised_at.getTime());
  const told = row.told === 1 ? 0 : row.told;
  await tx.run(sql`update escalations.escalation set owner_id = null, taken_at = null, person_id = ${to.personId}, team_id = ${to.teamId}, take_by = ${takeBy}, told = ${told} where id = ${id}`);
  await setLook(tx, { ...row, taken_at: null, take_by: takeBy, told });
  const { number } = await tell(tx, ESCALATION_HANDED_ON, row, { to: to.personId, to_team: to.teamId });
  await tellOwners(tx, 'escalation_raised', row, await ownersOf(tx, { ...row, owner_id: null, person_id: to.personId, team_id: to.teamId }), number);
}

/** Something that has to be attached is there, or is not after all. */
export async function attach(tx: Tx, id: string, what: string, done: boolean): Promise<void> {
  const row = await openOne(tx, id);
  const ownership = await ownershipOf(tx, row);
  if (row.owner_id === null ? !mayTake(ownership, personOf(tx), may(tx.actor, 'escalations.own', row.brand_id)) : !mayClose(ownership, personOf(tx)) && !may(tx.actor, 'escalations.own', row.brand_id)) throw new Refusal(403, 'not_yours', 'Only whoever has this escalation says what is attached.');
  if (!row.attach.some((item) => item.what === what)) throw invalid('Nothing of that name has to be attached here.', [{ field: 'what', message: 'is unknown' }]);
  const next = row.attach.map((item) => (item.what === what ? { what, done_at: done ? tx.now.toISOString() : null, done_by: done ? tx.actor.id : null } : item));
  await tx.run(sql`update escalations.escalation set attach = ${JSON.stringify(next)}::jsonb where id = ${id}`);
}

/** Only its owner closes it, and says what came of it; what is not attached yet has to be waived in so many words. */
export async function close(tx: Tx, id: string, outcome: string, without: boolean): Promise<void> {
  const row = await openOne(tx, id);
  if (!mayClose(await ownershipOf(tx, row), personOf(tx))) throw new Refusal(403, 'not_yours', row.owner_id === null ? 'Take this escalation before you close it.' : 'Only whoever has this escalation closes it.');
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(outcome)) throw invalid('Say what came of it.', [{ field: 'outcome', message: 'is missing' }]);
  const lacking = row.attach.filter((item) => item.done_at === null).map((item) => item.what);
  if (lacking.length > 0 && !without) throw conflict('not_attached', `This is not attached yet: ${lacking.join(', ')}.`, lacking.map((message) => ({ message })));
  await tx.run(sql`update escalations.escalation set closed_at = ${tx.now}, closed_by = ${tx.actor.id}, outcome = ${outcome.trim()} where id = ${id}`);
  await tx.unschedule(LOOK_JOB, id);
  await tell(tx, ESCALATION_CLOSED, row, { to: row.owner_id, to_team: null });
  await record(tx, { action: 'escalations.closed', subjectKind: 'escalation', subjectId: id, brandId: row.brand_id, facts: { kind: row.kind, lacking: lacking.length, overdue: row.due_at !== null && row.due_at < tx.now } });
}

/** It was closed too soon: it goes on with whoever had it. */
export async function reopen(tx: Tx, id: string): Promise<void> {
  const row = await holdEscalation(tx, id);
  if (row.closed_at === null) return;
  if (row.owner_id !== personOf(tx) && !may(tx.actor, 'escalations.own', row.brand_id)) throw new Refusal(403, 'not_yours', 'Only whoever closed this escalation opens it again.');
  await refuseSecond(tx, row);
  await tx.run(sql`update escalations.escalation set closed_at = null, closed_by = null, outcome = '' where id = ${id}`);
  await setLook(tx, row);
  await tell(tx, ESCALATION_REOPENED, row, { to: row.owner_id, to_team: null });
}

/** Of one kind one escalation is open for a conversation. */
async function refuseSecond(tx: Tx, row: EscalationRow): Promise<void> {
  await holdKind(tx, row.brand_id, row.kind);
  const open = await tx.maybe<{ id: string }>(sql`
    select e.id from escalations.concern mine join escalations.concern k on k.conversation_id = mine.conversation_id join escalations.escalation e on e.id = k.escalation_id
    where mine.escalation_id = ${row.id} and e.id <> ${row.id} and e.kind = ${row.kind} and e.closed_at is null limit 1`);
  if (open) throw conflict('open_already', 'It is escalated for that again already.', [{ message: 'escalation', escalation_id: open.id }]);
}

async function openOne(tx: Tx, id: string): Promise<EscalationRow> {
  const row = await holdEscalation(tx, id);
  if (row.closed_at !== null) throw conflict('closed', 'This escalation is closed. Open it again to go on with it.');
  return row;
}

function personOf(tx: Tx): string {
  if (tx.actor.kind !== 'person' || tx.actor.id === null) throw new Refusal(403, 'no_person', 'Only a person can own an escalation.');
  return tx.actor.id;
}

/** The next moment at which somebody has to be told; at once where it has passed untold. */
async function setLook(tx: Tx, row: Pick<EscalationRow, 'id' | 'brand_id' | 'taken_at' | 'take_by' | 'due_at' | 'told'>): Promise<void> {
  const next = [row.taken_at === null && row.told < 1 ? row.take_by : null, row.told < 2 ? row.due_at : null].find((moment) => moment !== null) ?? null;
  if (next === null) await tx.unschedule(LOOK_JOB, row.id);
  else await tx.schedule({ kind: LOOK_JOB, key: row.id, brandId: row.brand_id, payload: { escalation_id: row.id }, runAt: next });
}

async function tell(tx: Tx, name: string, row: EscalationRow, to: Pick<EscalationNews, 'to' | 'to_team'>): Promise<{ number: number }> {
  const first = await firstConcern(tx, row.id);
  const news: EscalationNews = { escalation_id: row.id, kind: row.kind, name: row.name, because: row.because, ...to };
  await tx.announce({ name, brandId: row.brand_id, subjectId: first.conversation_id, payload: { ...news } });
  return first;
}
