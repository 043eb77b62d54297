import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import type { SwapProblemView } from '../contract-own-week.ts';
import { judgeSide, type SwapProblem } from '../rules/judge-swap.ts';
import { addDays, daysBetween, localDay, startOfDay, weekdayOf } from '../rules/local-days.ts';
import type { NamedStint } from '../scheduling/index.ts';
import { newestMade } from '../store/forecasts.ts';
import { settingsOf } from '../store/settings.ts';
import type { ShiftInForce } from '../store/shifts.ts';
import { rosterPeople, stintOf, type RosterPeople } from './roster-people.ts';

/** People in the weeks that some shifts lie in, as the rules of labour have to know them. */
export interface SwapFrame {
  readonly people: RosterPeople;
  readonly from: string;
  readonly weeks: number;
  /** names of what is foretold, in the order of the numbers people know it by */
  readonly queues: readonly string[];
}

export const LONGEST_WEEKS = 8;

/** Reads what swaps of these shifts among these people are judged by. The weeks are whole ones by everybody's clock. */
export async function swapFrame(tx: Tx, personIds: readonly string[], shifts: readonly ShiftInForce[], brandIds: readonly string[]): Promise<SwapFrame> {
  const begins = shifts.map((one) => one.from.getTime());
  const day = addDays(localDay(new Date(Math.min(...begins)), 'UTC'), -1);
  const from = addDays(day, 1 - weekdayOf(day));
  const weeks = Math.min(LONGEST_WEEKS, Math.ceil((daysBetween(from, localDay(new Date(Math.max(...begins)), 'UTC')) + 2) / 7));
  const queues = await foretold(tx, brandIds);
  return { people: await rosterPeople(tx, { personIds: [...new Set(personIds)], from, weeks, queues }), from, weeks, queues: queues.map((one) => one.channel) };
}

async function foretold(tx: Tx, brandIds: readonly string[]): Promise<{ brandId: string; channel: string }[]> {
  const all: { brandId: string; channel: string }[] = [];
  for (const brandId of brandIds) for (const channel of [...(await newestMade(tx, brandId, (await settingsOf(tx, brandId)).step_seconds)).keys()].toSorted()) all.push({ brandId, channel });
  return all;
}

/** What it would break that somebody gives a shift, gets one, or both: nothing where it is legal. */
export function problemsFor({ people, from, weeks, queues }: SwapFrame, personId: string, gives: ShiftInForce | null, gets: ShiftInForce | null): SwapProblem[] {
  const person = people.people.find((one) => one.id === personId);
  const giver = gets === null ? person : people.people.find((one) => one.id === gets.personId);
  if (person === undefined || giver === undefined) return [{ personId, kind: 'terms', rule: 'not_begun', source: '', allowed: 0, found: 0, names: [] }];
  const minute = (day: string): number => (startOfDay(day, person.zone).getTime() - people.origin) / 60_000;
  const all: NamedStint[] = [...(people.beside.get(personId) ?? []), ...people.inForce.filter((one) => one.personId === personId).map((one) => stintOf(one, people.origin))];
  const inWeeks = (one: NamedStint): boolean => one.from >= minute(from) && one.from < minute(addDays(from, weeks * 7));
  const strange = person.brandIds.includes(ALL_BRANDS) ? [] : giver.brandIds.filter((id) => !person.brandIds.includes(id));
  const lacks = [...strange.map(() => 'brand'), ...giver.queues.filter((one) => !person.queues.includes(one)).map((one) => queues[one] as string)];
  return judgeSide({ person, own: all.filter(inWeeks), beside: all.filter((one) => !inWeeks(one)), gives: gives?.id ?? null, gets: gets === null ? null : stintOf({ ...gets, id: `${gets.id} anew` }, people.origin), lacks: [...new Set(lacks)] }, { origin: people.origin, weeks });
}

/** Of both: whoever takes it, and whoever gives it, for another or for nothing. */
export function problemsOfSwap(frame: SwapFrame, offered: ShiftInForce, takerId: string, given: ShiftInForce | null): SwapProblem[] {
  return [...problemsFor(frame, takerId, given, offered), ...problemsFor(frame, offered.personId, offered, given)];
}

export const problemView = ({ personId, ...one }: SwapProblem): SwapProblemView => ({ ...one, person_id: personId, names: [...one.names] });
