import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { leaveBetween, termsOf, type PersonTermsView, type TermsShape } from '../../people/index.ts';
import type { AwayDays } from '../rules/away.ts';
import { addDays, startOfDay } from '../rules/local-days.ts';
import { dayNumber, minutesOf, type RosterPerson, type Stint } from '../scheduling/index.ts';
import { shiftsInForce, type ShiftInForce } from '../store/shifts.ts';

/** Rules of labour by the country of a site, where nobody said otherwise. The members of the Union share the directive's. */
const UNION = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '));
const KNOWN = new Set(['US', 'PH', 'ZA', 'SV']);

/** A country whose rules nobody wrote down here is planned by the directive's: they ask for the most rest. */
export const placeOf = (country: string, said: string | null): string => said ?? (UNION.has(country) ? 'EU' : KNOWN.has(country) ? country : 'EU');

/** Before the weeks in question so much is read: an average is over seventeen weeks. */
const BEFORE_DAYS = 17 * 7;
const AFTER_DAYS = 10;

export interface RosterPeople {
  readonly origin: number;
  readonly people: readonly (RosterPerson & { readonly brandIds: readonly string[] })[];
  readonly beside: ReadonlyMap<string, readonly (Stint & { id: string })[]>;
  /** in force in the weeks in question and not begun: what a plan takes the place of */
  readonly inForce: readonly ShiftInForce[];
  readonly terms: ReadonlyMap<string, PersonTermsView & { terms: TermsShape }>;
  /** when they are away in these weeks */
  readonly away: ReadonlyMap<string, AwayDays>;
  readonly leftOut: readonly string[];
}

export interface PeopleAsked {
  readonly brandIds?: readonly string[] | null;
  readonly siteIds?: readonly string[] | null;
  readonly personIds?: readonly string[] | null;
  readonly from: string;
  readonly weeks: number;
  /** what they work is read for this time only, or not at all (null); left out: also what was worked in the months before, which averages of hours are over */
  readonly touching?: { readonly from: Date; readonly to: Date } | null;
  /** queue ids "brand channel", in the order of a question's queues */
  readonly queues?: readonly { readonly brandId: string; readonly channel: string }[];
}

/** People as the search and the judge of edits know them, with what they work beside the weeks in question. */
export async function rosterPeople(tx: Tx, asked: PeopleAsked): Promise<RosterPeople> {
  const { from, weeks, queues = [] } = asked;
  const all = (await termsOf(tx, { brandIds: asked.brandIds ?? null, personIds: asked.personIds ?? null, agreed: true })).filter((one): one is PersonTermsView & { terms: TermsShape } => one.terms !== null);
  const wanted = all.filter((one) => asked.siteIds == null || asked.siteIds.length === 0 || (one.site !== null && asked.siteIds.includes(one.site.id)));
  const placed = wanted.filter((one) => one.site !== null);
  const ids = placed.map((one) => one.person_id);
  const monday = dayNumber(from);
  const origin = Date.parse(`${from}T00:00:00Z`);
  const span = asked.touching ?? { from: new Date(origin - BEFORE_DAYS * 86_400_000), to: new Date(origin + (weeks * 7 + AFTER_DAYS) * 86_400_000) };
  const [shifts, leave, knows] = [asked.touching === null ? [] : await shiftsInForce(tx, { personIds: ids, ...span }), await leaveBetween(tx, { from: addDays(from, -2), to: addDays(from, weeks * 7 + 2), personIds: ids, states: ['granted'], everybody: true }), await knowledge(tx, ids)];
  const byPerson = Map.groupBy(shifts, (one) => one.personId);
  const leaveOf = Map.groupBy(leave, (one) => one.person_id);
  const beside = new Map<string, (Stint & { id: string })[]>();
  const inForce: ShiftInForce[] = [];
  const people = placed.map((one) => {
    const zone = one.site?.time_zone ?? 'UTC';
    const [begin, end] = [startOfDay(from, zone).getTime(), startOfDay(addDays(from, weeks * 7), zone).getTime()];
    const own = byPerson.get(one.person_id) ?? [];
    const fixed = own.filter((shift) => shift.from.getTime() < begin || shift.from.getTime() >= end || shift.from.getTime() <= tx.now.getTime());
    inForce.push(...own.filter((shift) => !fixed.includes(shift)));
    beside.set(one.person_id, fixed.map((shift) => stintOf(shift, origin)));
    const own_leave = (leaveOf.get(one.person_id) ?? []).map((each): [number, number] => [dayNumber(each.from), dayNumber(each.to)]);
    return { ...personFrom(one, { zone, monday, leave: own_leave, fixed: beside.get(one.person_id) ?? [] }), queues: queues.flatMap((queue, at) => (knowsQueue(knows.get(one.person_id), queue) ? [at] : [])), brandIds: knows.get(one.person_id)?.brands ?? [] };
  });
  return { origin, people, beside, inForce, terms: new Map(placed.map((one) => [one.person_id, one])), away: new Map(placed.map((one) => [one.person_id, { zone: one.site?.time_zone ?? 'UTC', startsOn: one.terms.starts_on, endsOn: one.terms.ends_on, leave: leaveOf.get(one.person_id) ?? [] }])), leftOut: wanted.filter((one) => one.site === null).map((one) => one.name) };
}

function personFrom({ person_id, name, site, terms }: PersonTermsView & { terms: TermsShape }, more: { zone: string; monday: number; leave: [number, number][]; fixed: readonly Stint[] }): RosterPerson {
  const { wishes } = terms;
  return {
    id: person_id, name, zone: more.zone, rules: placeOf(site?.country ?? '', terms.rules_place), queues: [], contract: terms.contract_minutes, leastShift: terms.least_shift_minutes, mostShift: terms.most_shift_minutes, mostDays: terms.most_days, nights: terms.nights,
    availability: Object.fromEntries(Object.entries(terms.availability).map(([weekday, windows]) => [weekday, (windows ?? []).map(([a, b]) => [minutesOf(a), minutesOf(b)] as const)])),
    startsOn: terms.starts_on === null ? null : dayNumber(terms.starts_on), endsOn: terms.ends_on === null ? null : dayNumber(terms.ends_on), leave: more.leave, wishes: { daysOff: wishes.days_off ?? [], hours: wishes.from === undefined || wishes.to === undefined ? null : [minutesOf(wishes.from), minutesOf(wishes.to)] }, monday: more.monday, fixed: more.fixed,
  };
}

interface Knowledge {
  readonly brands: readonly string[];
  readonly channels: Readonly<Record<string, number>> | null;
}

/** Whom people work for and what they are given, as routing and identity keep it. */
async function knowledge(tx: Tx, ids: readonly string[]): Promise<Map<string, Knowledge>> {
  const rows = await tx.rows<{ id: string; brands: string[]; channels: Record<string, number> | null }>(sql`
    select p.id, coalesce((select array_agg(distinct a.brand_id) from identity.role_assignment a where a.person_id = p.id), '{}') as brands, f.channels
    from identity.person p left join routing.profile f on f.person_id = p.id where p.id = any (${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Without caps of their own somebody does every channel of the brands they work for. */
function knowsQueue(known: Knowledge | undefined, { brandId, channel }: { brandId: string; channel: string }): boolean {
  return known !== undefined && (known.brands.includes(brandId) || known.brands.includes(ALL_BRANDS)) && (known.channels === null || (known.channels[channel] ?? known.channels['*'] ?? 0) > 0);
}

/** A published or drafted shift in minutes since an origin; what is no rest is worked. */
export function stintOf(shift: { readonly id: string; readonly from: Date; readonly to: Date; readonly activities: readonly { kind: string; from: string; to: string; paid: boolean }[] }, origin: number): Stint & { id: string } {
  const minute = (ms: number): number => Math.round((ms - origin) / 60_000);
  return {
    id: shift.id, from: minute(shift.from.getTime()), to: minute(shift.to.getTime()),
    rests: shift.activities.filter((one) => one.kind === 'break' || one.kind === 'lunch').map((one) => ({ from: minute(Date.parse(one.from)), to: minute(Date.parse(one.to)), paid: one.paid })).toSorted((a, b) => a.from - b.from),
  };
}

/** Where nobody is on contacts: rests and whatever else is put into a shift. */
export function awayFromContacts(shift: Parameters<typeof stintOf>[0], origin: number): Stint {
  return stintOf({ ...shift, activities: shift.activities.map((one) => ({ ...one, kind: 'break' })) }, origin);
}
