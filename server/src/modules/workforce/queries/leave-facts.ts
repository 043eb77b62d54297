import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { awayAtSite, leaveBetween, type PersonTermsView } from '../../people/index.ts';
import type { LeaveAskedFor, LeaveFacts, LeaveShift } from '../rules/judge-leave.ts';
import { LONGEST_DECIDED } from '../rules/judge-leave.ts';
import { addDays, daysBetween, localDay, startOfDay, weekdayOf } from '../rules/local-days.ts';
import { eachQuarter } from '../scheduling/index.ts';
import { shiftsInForce, type ShiftInForce } from '../store/shifts.ts';
import { weekSettings } from '../store/week-settings.ts';
import { publishedNeed, type PublishedNeed } from './coverage.ts';
import { brandsOf } from './own-person.ts';
import { awayFromContacts } from './roster-people.ts';

/** So many days on either side are looked at for others that would be granted. */
export const AROUND = 14;

export interface LeaveKnown {
  readonly facts: LeaveFacts;
  /** of theirs, that have not begun */
  readonly shifts: readonly ShiftInForce[];
}

/** What the rules have to know of leave and the days beside it. What is needed is reckoned only where they have shifts: `around` days more on either side. */
export async function leaveFacts(tx: Tx, person: PersonTermsView, asked: LeaveAskedFor, around: number, except: string | null = null): Promise<LeaveKnown> {
  const zone = person.site?.time_zone ?? 'UTC';
  const today = localDay(tx.now, zone);
  const last = [addDays(asked.to, around), addDays(asked.from, LONGEST_DECIDED + around)].toSorted()[0] as string;
  const first = [addDays(asked.from, -around), today].toSorted()[1] as string;
  const settings = await weekSettings(tx, person.site?.id ?? null);
  const leave = (await leaveBetween(tx, { from: addDays(first, -1), to: addDays(last, 1), personIds: [person.person_id] })).filter((one) => one.id !== except);
  const known = last >= first && person.site !== null && person.terms !== null;
  const days = known ? await awayAtSite(tx, { siteId: person.site?.id ?? '', from: first, to: last, except: person.person_id }) : [];
  const shifts = known ? (await shiftsInForce(tx, { personIds: [person.person_id], from: startOfDay(first, zone), to: startOfDay(addDays(last, 1), zone) })).filter((one) => one.from > tx.now) : [];
  const { quarters, reckoned } = await shiftFacts(tx, person.person_id, zone, shifts);
  return {
    shifts,
    facts: {
      reckoned,
      today, leave, startsOn: person.terms?.starts_on ?? null, endsOn: person.terms?.ends_on ?? null, days, shifts: quarters,
      settings: { noticeDays: settings.notice_days, allotmentPercent: settings.allotment_percent, shortPercent: settings.short_percent },
    },
  };
}

async function shiftFacts(tx: Tx, personId: string, zone: string, shifts: readonly ShiftInForce[]): Promise<{ quarters: LeaveShift[]; reckoned: boolean }> {
  const [earliest, latest] = [shifts[0], shifts.at(-1)];
  if (earliest === undefined || latest === undefined) return { quarters: [], reckoned: true };
  const day = addDays(localDay(earliest.from, zone), -1);
  const from = addDays(day, 1 - weekdayOf(day));
  const weeks = Math.ceil((daysBetween(from, localDay(latest.to, zone)) + 2) / 7);
  const known = await reckoned(tx, { brandIds: await brandsOf(tx, personId), from, weeks, between: { from: earliest.from, to: new Date(Math.max(...shifts.map((one) => one.to.getTime()))) } });
  return { reckoned: known !== null, quarters: shifts.map((one) => ({ id: one.id, days: daysOf(one, zone), ...(known === null ? { quarters: [], foretold: false } : quartersOf(known, personId, one)) })) };
}

/** Null where there are too many people or sets of skills at once: then a person decides, and nobody waits. */
async function reckoned(tx: Tx, asked: Parameters<typeof publishedNeed>[1]): Promise<PublishedNeed | null> {
  try {
    return await publishedNeed(tx, asked);
  } catch (error) {
    if (error instanceof Refusal && TOO_MUCH.has(error.code)) return null;
    throw error;
  }
}

const TOO_MUCH = new Set(['too_many_skills', 'too_much_at_once']);

function daysOf({ from, to }: ShiftInForce, zone: string): string[] {
  const first = localDay(from, zone);
  const last = localDay(new Date(to.getTime() - 1), zone);
  return first === last ? [first] : [first, last];
}

/** Each quarter of a shift: what is short now, and what would be without whoever has it. */
function quartersOf({ sum, groupOf, origin, queues, notForetold }: PublishedNeed, personId: string, shift: ShiftInForce): Pick<LeaveShift, 'quarters' | 'foretold'> {
  const group = groupOf.get(personId);
  const quarters: LeaveShift['quarters'][number][] = [];
  if (group !== undefined) {
    eachQuarter(awayFromContacts(shift, origin), sum, (quarter) => {
      quarters.push({ at: new Date(origin + (sum.first + quarter) * 900_000).toISOString(), need: sum.total[quarter] as number, short: sum.shortAt(quarter).short, without: sum.shortAt(quarter, group, -1).short });
    });
  }
  return { quarters, foretold: queues > 0 && (notForetold === 0 || quarters.some((one) => one.need > 0)) };
}
