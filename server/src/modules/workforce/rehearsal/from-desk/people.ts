import type { AgentGroup } from '../question.ts';
import { comingTo } from './demand.ts';
import type { Choices, KnownBrand, KnownChannel, KnownDesk, KnownPerson } from './known.ts';
import { ANYBODY } from './routing.ts';

/** Productivity of the new in their first weeks, beside a regular (operations of contact centres: 60, 70, 80, 88, 94 %). */
export const RAMP = [0.6, 0.7, 0.8, 0.88, 0.94] as const;
/** So little of a person is nobody. */
const LITTLE = 0.01;

type Shift = NonNullable<AgentGroup['shifts']>[number];

/** Who is there: by the published schedule, or as many as staffing asks for. */
export function groupsOf(desk: KnownDesk, choices: Choices): AgentGroup[] {
  return usesSchedule(desk, choices) ? scheduled(desk, choices) : staffed(desk, choices);
}

export const usesSchedule = (desk: KnownDesk, choices: Choices): boolean => desk.people.length > 0 && choices.people !== 'staffing';

/** Share of shifts nobody comes to: what planning calls unplanned. */
export function absenceOf(desk: KnownDesk, choices: Choices): number {
  const channels = desk.brands.flatMap(comingTo);
  // Who was there was not absent.
  if (choices.absence === undefined && choices.people === 'presence') return 0;
  return choices.absence ?? (channels.length === 0 ? 0 : channels.reduce((sum, one) => sum + one.unplanned, 0) / channels.length);
}

function scheduled(desk: KnownDesk, choices: Choices): AgentGroup[] {
  const absence = absenceOf(desk, choices);
  return desk.people.filter((person) => hasWork(desk, person)).map((person): AgentGroup => ({
    id: person.id, skills: person.skills, channels: asPlayed(desk, person.channels), pools: [...person.pools, ANYBODY], tier: person.tier, in_house: person.inHouse, absence, site: person.site ?? '',
    shifts: person.shifts.map((shift) => within(shift, desk.begins)), ...(person.brandIds === null ? {} : { brands: person.brandIds }), ...(person.hourCost === null ? {} : { hourly_cost: person.hourCost }),
    ...(person.weeksHere !== null && person.weeksHere < RAMP.length ? { ramp: RAMP.slice(Math.max(0, person.weeksHere)) } : {}),
  }));
}

/** A shift that began before, from then on. */
function within({ from, to, off }: KnownPerson['shifts'][number], begins: string): Shift {
  const start = from < begins ? begins : from;
  return { from: start, to, breaks: off.filter(([, back]) => back > start).map(([out, back]) => [out < start ? start : out, back] as const) };
}

/** Whether anything that comes may be answered by them. */
export function hasWork(desk: KnownDesk, person: KnownPerson): boolean {
  return desk.brands.some((brand) => (person.brandIds === null || person.brandIds.includes(brand.id)) && comingTo(brand).some((one) => (person.channels[one.channel] ?? 0) > 0 && one.reasons.some(({ share, place }) => share > 0
    && (place.pool === null || person.pools.includes(place.pool)) && place.needs.every((need) => (person.skills[need.skill] ?? 0) >= (need.level ?? 1)))));
}

/** Chats several at a time; of all else one after the other, however many are in somebody's hands. */
function asPlayed(desk: KnownDesk, caps: Readonly<Record<string, number>>): Record<string, number> {
  const known = desk.brands.flatMap(comingTo);
  return Object.fromEntries(Object.entries(caps).filter(([channel, cap]) => cap > 0 && known.some((one) => one.channel === channel)).map(([channel, cap]) => [channel, known.some((one) => one.channel === channel && one.work === 'chats') ? cap : 1]));
}

/** One for each person staffing asks for, there whenever so many are asked for. */
function staffed(desk: KnownDesk, choices: Choices): AgentGroup[] {
  const absence = absenceOf(desk, choices);
  const sites = sitesInTurn(desk);
  let number = 0;
  return desk.brands.flatMap((brand) => comingTo(brand).flatMap((one) => spansOf(desk, one.agents.map((agents) => Math.ceil(agents / (1 - absence) - LITTLE))).map((shifts, at): AgentGroup => {
    const site = sites(number++);
    const isNew = Math.floor((at + 1) * (choices.new_share ?? 0)) > Math.floor(at * (choices.new_share ?? 0));
    return {
      id: `${brand.name} ${one.channel} ${at + 1}`, brands: [brand.id], ...(site === null ? {} : { site }), channels: choices.skills === 'all_channels' ? channelsOf(brand) : { [one.channel]: one.work === 'chats' ? one.chatsAtOnce : 1 },
      pools: poolsOf(brand), skills: skillsOf(brand), tier: 9, absence, shifts, ...(one.hourCost === null ? {} : { hourly_cost: one.hourCost }), ...(isNew ? { ramp: RAMP } : {}),
    };
  })));
}

export const channelsOf = (brand: KnownBrand): Record<string, number> => Object.fromEntries(comingTo(brand).map((one: KnownChannel) => [one.channel, one.work === 'chats' ? one.chatsAtOnce : 1]));
export const poolsOf = (brand: KnownBrand): string[] => [...new Set([ANYBODY, ...comingTo(brand).flatMap((one) => one.reasons.flatMap(({ place }) => place.pool ?? []))])];
export const skillsOf = (brand: KnownBrand): Record<string, number> => Object.fromEntries(comingTo(brand).flatMap((one) => one.reasons.flatMap(({ place }) => place.needs.map((need) => [need.skill, 5]))));

/** Sites by turns, each as often as people work there; nowhere where no site is known. */
export function sitesInTurn(desk: KnownDesk): (number: number) => string | null {
  const all = desk.sites.reduce((sum, one) => sum + one.people, 0);
  return (number) => {
    if (all === 0) return null;
    // By golden ratio, so that any run of people is spread as all are.
    let place = ((number + 0.5) * 0.618_033_988_75) % 1;
    for (const { name, people } of desk.sites) if ((place -= people / all) < 0) return name;
    return desk.sites.at(-1)?.name ?? null;
  };
}

/** For a course of how many are there: when the first is, the second … One shift a day, with breaks where fewer are asked for. */
export function spansOf({ begins, stepSeconds, dayStarts }: Pick<KnownDesk, 'begins' | 'stepSeconds' | 'dayStarts'>, course: readonly number[]): Shift[][] {
  const at = (interval: number): string => new Date(Date.parse(begins) + interval * stepSeconds * 1000).toISOString();
  return Array.from({ length: Math.max(0, ...course) }, (_, number) => dayStarts.flatMap((first, day): Shift[] => {
    const end = dayStarts[day + 1] ?? course.length;
    const there = Array.from({ length: end - first }, (_, i) => first + i).filter((interval) => (course[interval] ?? 0) > number);
    if (there.length === 0) return [];
    const breaks = there.flatMap((interval, i): [string, string][] => (i > 0 && interval > (there[i - 1] as number) + 1 ? [[at((there[i - 1] as number) + 1), at(interval)]] : []));
    return [{ from: at(there[0] as number), to: at((there.at(-1) as number) + 1), breaks }];
  }));
}
