import { Temporal } from 'temporal-polyfill';
import { refuseUnless } from '../../staffing/index.ts';
import type { AgentGroup, SeasonEvent, Variant } from '../question.ts';
import { comingTo, reasonName } from './demand.ts';
import type { KnownDesk } from './known.ts';

interface Between {
  /** by the clock of the first brand: 2026-11-27T09:00; the end is not in it */
  readonly from: string;
  readonly to: string;
}

/** What could happen, as a planner says it. */
export type Happening =
  | (Between & { readonly kind: 'times' | 'viral_post'; readonly factor: number; readonly channel?: string | null | undefined })
  | (Between & { readonly kind: 'carrier_meltdown'; readonly factor: number })
  | (Between & { readonly kind: 'lost_site'; readonly site: string })
  | (Between & { readonly kind: 'peak_mode' })
  | (Between & { readonly kind: 'people'; readonly change: number; readonly channel?: string | null | undefined })
  | { readonly kind: 'leavers'; readonly share: number; readonly at: string };

/** The reason people ask for whose parcel does not come. */
const WISMO = 'wismo';

/** A clock's time as a moment. @throws Refusal `invalid_moment` */
function momentOf(text: string, timeZone: string): number {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    refuseUnless(false, 'invalid_moment', 'scenarios', `"${text}" is no time like 2026-11-27T09:00.`);
    return 0;
  }
}

/** What happens as events of a season. @throws Refusal that says what cannot happen here */
export function eventsOf(desk: KnownDesk, happenings: readonly Happening[], by: string): SeasonEvent[] {
  return happenings.flatMap((one): SeasonEvent[] => {
    if (one.kind === 'leavers') return [{ kind: 'leavers', share: one.share, at: new Date(momentOf(one.at, desk.timeZone)).toISOString(), of: 'new_hires' }];
    const [from, to] = betweenOf(desk, one).map((at) => new Date(at).toISOString()) as [string, string];
    if (one.kind === 'people') return [];
    if (one.kind === 'lost_site') return [{ kind: 'lost_site', site: one.site, from, to }];
    if (one.kind === 'peak_mode') return desk.brands.map((brand) => ({ kind: 'peak_mode', by, from, to, effects: brand.peak }));
    if (one.kind === 'carrier_meltdown') return wismo(desk).map((reason) => ({ kind: 'carrier_meltdown', factor: one.factor, reason, from, to }));
    return [{ kind: one.kind === 'times' ? 'demand' : 'viral_post', factor: one.factor, from, to, ...(one.channel == null ? {} : { channel: one.channel }) }];
  });
}

function betweenOf(desk: KnownDesk, { from, to }: Between): [number, number] {
  const [begin, end] = [momentOf(from, desk.timeZone), momentOf(to, desk.timeZone)];
  refuseUnless(end > begin, 'invalid_event', 'scenarios', `It ends (${to}) before it begins (${from}).`);
  return [begin, end];
}

/** @throws Refusal where nothing comes for it */
function wismo(desk: KnownDesk): string[] {
  const names = desk.brands.flatMap((brand) => [...new Set(comingTo(brand).flatMap((one) => one.reasons.filter((reason) => reason.share > 0 && reason.key === WISMO).map((reason) => reasonName(desk, brand, reason))))]);
  refuseUnless(names.length > 0, 'no_such_reason', 'scenarios', 'A carrier in trouble brings people who ask where their order is, but nothing that came lately was sorted as that.');
  return names;
}

/** People with what changes of them: more come, or some stay away. */
export function peopleWith(desk: KnownDesk, groups: readonly AgentGroup[], happenings: readonly Happening[]): AgentGroup[] {
  return happenings.reduce<AgentGroup[]>((all, one, at) => {
    if (one.kind !== 'people' || one.change === 0) return all;
    const [from, to] = betweenOf(desk, one);
    const fitting = all.filter((group) => one.channel == null || Object.hasOwn(group.channels as object, one.channel));
    refuseUnless(fitting.length > 0, 'no_such_people', 'scenarios', `Nobody answers by ${one.channel ?? 'anything'} in these days, so that nobody can be more or fewer.`);
    return one.change > 0 ? [...all, ...moreLike(fitting, one.change, [from, to], at)] : fewer(all, fitting, -one.change, [from, to]);
  }, [...groups]);
}

/** As those who are there are, by turns: regulars with all they can. */
function moreLike(fitting: readonly AgentGroup[], many: number, [from, to]: readonly [number, number], at: number): AgentGroup[] {
  return Array.from({ length: many }, (_, number): AgentGroup => {
    const { ramp: _ramp, weekly: _weekly, ...like } = fitting[number % fitting.length] as AgentGroup;
    return { ...like, id: `more ${at + 1}.${number + 1}`, shifts: [{ from: new Date(from).toISOString(), to: new Date(to).toISOString() }] };
  });
}

/** Those who would have been there longest in these hours stay away. */
function fewer(all: readonly AgentGroup[], fitting: readonly AgentGroup[], many: number, span: readonly [number, number]): AgentGroup[] {
  const there = (group: AgentGroup): number => (group.shifts ?? []).reduce((sum, shift) => sum + Math.max(0, Math.min(span[1], Date.parse(String(shift.to))) - Math.max(span[0], Date.parse(String(shift.from)))), 0);
  const gone = new Set(fitting.toSorted((a, b) => there(b) - there(a)).slice(0, many));
  return all.map((group) => (gone.has(group) ? { ...group, shifts: (group.shifts ?? []).flatMap((shift) => without(shift, span)) } : group));
}

type Shift = NonNullable<AgentGroup['shifts']>[number];

/** What is left of a shift outside a span. */
function without(shift: Shift, [from, to]: readonly [number, number]): Shift[] {
  const [begin, end] = [Date.parse(String(shift.from)), Date.parse(String(shift.to))];
  return [[begin, Math.min(end, from)], [Math.max(begin, to), end]].filter(([a, b]) => (b as number) > (a as number)).map(([a, b]): Shift => ({
    from: new Date(a as number).toISOString(), to: new Date(b as number).toISOString(), breaks: (shift.breaks ?? []).filter(([out, back]) => Date.parse(String(out)) >= (a as number) && Date.parse(String(back)) <= (b as number)),
  }));
}

/** A scenario as a variant: what happens in it, and who is there. */
export function variantOf(desk: KnownDesk, groups: readonly AgentGroup[], { name, happenings }: { readonly name: string; readonly happenings: readonly Happening[] }, by: string): Variant {
  return { name, events: eventsOf(desk, happenings, by), ...(happenings.some((one) => one.kind === 'people') ? { agents: peopleWith(desk, groups, happenings) } : {}) };
}
