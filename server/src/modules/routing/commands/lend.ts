import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { LOAN_CHANGED } from '../events.ts';
import { termsHeld } from '../queries/terms-of.ts';
import { wayInto } from '../queries/who-serves.ts';
import { holdHands } from './caps.ts';
import { ROUND_JOB, wakeRound } from './wake-round.ts';

/** Somebody who is lent to a queue for a while. */
export interface Loan {
  readonly personId: string;
  readonly brandId: string;
  readonly channel: string;
  readonly from: Date;
  readonly to: Date;
}

/** Nobody is lent for longer: who is given a channel for good gets it in their profile. */
const LONGEST_MS = 36 * 3_600_000;

/**
 * Lends somebody to a queue: between two moments they are in the pools it is offered from, and may take as many of its channel at once as everybody.
 * It begins and ends by itself. What they are given otherwise stays. Whoever calls this has seen to it that they may.
 * @throws Refusal `cannot_be_lent` where they are given it anyway, do not work for the brand or lack what its rules ask
 */
export async function lend(tx: Tx, { personId, brandId, channel, from, to }: Loan): Promise<string> {
  if (!(to > from) || to <= tx.now || to.getTime() - from.getTime() > LONGEST_MS) throw invalid('The end has to come after the beginning, by a day and a half at most.', [{ field: 'to', message: 'not after from, or too long' }]);
  await holdHands(tx, [personId]);
  const way = await wayInto(tx, { brandId, channel }, personId);
  if (way === null) throw conflict('cannot_be_lent', 'They are given this anyway, or lack what its rules ask: a skill, a tier, or work for the brand.');
  if (await tx.maybe(sql`select 1 from routing.loan where person_id = ${personId} and brand_id = ${brandId} and channel = ${channel} and ended_at is null and from_at < ${to} and to_at > ${from} limit 1`)) throw conflict('cannot_be_lent', 'They are lent to this already at that time.');
  const { terms } = await termsHeld(tx);
  // One at least: a channel that takes somebody whole may have no figure for everybody.
  const atOnce = way.knows ? null : Math.max(1, terms.channels[channel] ?? terms.channels['*'] ?? 1);
  const id = tx.id();
  await tx.run(sql`
    insert into routing.loan (id, brand_id, person_id, channel, pool_ids, at_once, from_at, to_at, made_at, made_by)
    values (${id}, ${brandId}, ${personId}, ${channel}, ${way.pools}::uuid[], ${atOnce}, ${from}, ${to}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})`);
  await record(tx, { action: 'routing.person_lent', subjectKind: 'loan', subjectId: id, brandId, facts: { person_id: personId, channel, pools: way.pools.length, from: from.toISOString(), to: to.toISOString() } });
  await tx.announce({ name: LOAN_CHANGED, brandId, subjectId: id, payload: { person_id: personId } });
  if (from > tx.now) await tx.schedule({ kind: ROUND_JOB, key: `loan ${id}`, brandId: null, runAt: from });
  await wakeRound(tx);
  return id;
}

/** Takes a loan back at once; one that is over stays as it was. What they took meanwhile stays theirs. */
export async function endLoan(tx: Tx, id: string): Promise<void> {
  const loan = await tx.maybe<{ brand_id: string; person_id: string; ended_at: Date | null; to_at: Date }>(sql`select brand_id, person_id, ended_at, to_at from routing.loan where id = ${id} for update`);
  if (loan === undefined) throw notFound('loan');
  if (loan.ended_at !== null || loan.to_at <= tx.now) return;
  await tx.run(sql`update routing.loan set ended_at = ${tx.now}, ended_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
  await tx.unschedule(ROUND_JOB, `loan ${id}`);
  await record(tx, { action: 'routing.loan_ended', subjectKind: 'loan', subjectId: id, brandId: loan.brand_id, facts: { person_id: loan.person_id } });
  await tx.announce({ name: LOAN_CHANGED, brandId: loan.brand_id, subjectId: id, payload: { person_id: loan.person_id } });
}
