import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS, holdersOf } from '../../identity/index.ts';
import { sql } from '../../../platform/db/sql.ts';
import { notify } from '../../notifications/index.ts';
import { CLOCK_MET, CLOCK_MISSED, CLOCK_WARNED, CLOCK_WENT_ON, type ClockNews } from '../events.ts';
import type { Change } from '../rules/compare.ts';
import type { Followed } from './follow.ts';

export type Leads = (brandId: string, teamId: string | null) => Promise<readonly string[]>;

/** Announces what became of a conversation's clocks, and tells people: the owner, then the lead, then both that it was missed; not of a miss that only other terms made (`quiet`). */
export async function tellOf(tx: Tx, one: Followed, leads: Leads, quiet: boolean): Promise<void> {
  const news = one.difference.changes.filter((change) => change.news !== null);
  for (const change of news) {
    const name = change.news === 'met' ? CLOCK_MET : change.news === 'missed' ? CLOCK_MISSED : change.news === 'went_on' ? CLOCK_WENT_ON : CLOCK_WARNED;
    await tx.announce({ name, brandId: one.known.brandId, subjectId: one.known.id, payload: newsOf(one, change) });
  }
  // Several clocks of one conversation that come due together are one piece of news to whoever reads it.
  const stage = Math.max(0, ...news.filter((change) => change.news !== 'met' && change.news !== 'went_on' && change.clock.endedAt === null).map((change) => change.told));
  if (stage === 0 || (stage === 3 && quiet)) return;
  const people = await peopleAt(one, stage, leads);
  await notify(tx, { kind: stage === 3 ? 'deadline_missed' : 'deadline_near', brandId: one.known.brandId, personIds: people, subjectKind: 'conversation', subjectId: one.known.id, number: one.known.number });
}

function newsOf(one: Followed, { clock, told, news }: Change): ClockNews {
  return {
    metric: clock.metric, hours: clock.hours, n: clock.n, policy_id: one.policy?.id ?? '', policy_version: one.version, target_seconds: clock.targetSeconds, elapsed_seconds: clock.elapsedSeconds,
    due_at: clock.dueAt === null ? null : new Date(clock.dueAt).toISOString(), because: news === 'warned' ? (told === 1 ? 'owner' : 'lead') : (clock.cappedBy ?? clock.because),
  };
}

/** Nobody's conversation is the lead's from the first warning on. */
async function peopleAt(one: Followed, stage: number, leads: Leads): Promise<readonly string[]> {
  const { assigneeId, brandId, teamId } = one.known;
  if (stage === 1 && assigneeId !== null) return [assigneeId];
  const theirs = await leads(brandId, teamId);
  return assigneeId === null || stage === 2 ? theirs : [assigneeId, ...theirs];
}

/** Each brand's and team's leads are asked for once in a transaction. */
export function leadsWithin(tx: Tx): Leads {
  const known = new Map<string, Promise<string[]>>();
  return (brandId, teamId) => {
    const key = `${brandId} ${teamId ?? ''}`;
    const found = known.get(key) ?? leadsOf(tx, brandId, teamId);
    known.set(key, found);
    return found;
  };
}

/** Those who lead the conversation's team and work for its brand (teams are of the house); where nobody does, whoever is told of deadlines in the brand, its members before others. */
async function leadsOf(tx: Tx, brandId: string, teamId: string | null): Promise<string[]> {
  const holders = await holdersOf(tx, brandId, 'sla.escalations');
  if (teamId === null) return holders;
  const members = await tx.rows<{ person_id: string; leads: boolean }>(sql`
    select m.person_id, m.leads from identity.team_member m join identity.person p on p.id = m.person_id
    where m.team_id = ${teamId} and p.disabled_at is null and (m.leads or m.person_id = any (${holders}::uuid[]))
      and exists (select from identity.role_assignment a where a.person_id = p.id and a.brand_id in (${brandId}, ${ALL_BRANDS}))`);
  const chosen = members.some((row) => row.leads) ? members.filter((row) => row.leads) : members;
  return chosen.length === 0 ? holders : chosen.map((row) => row.person_id);
}
