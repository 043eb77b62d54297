import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { forbidden, invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { calendarOf } from '../../calendars/index.ts';
import type { StaffingAskedInput, StaffingStepView, StaffingViewShape, WhyAskedInput } from '../contract.ts';
import { addDays, dayStarts, startOfDay } from '../rules/local-days.ts';
import { openShares } from '../rules/open-shares.ts';
import { handleOver, meanHandle } from '../rules/handle-over.ts';
import { handleTimeOf } from '../rules/terms.ts';
import { newestHandles } from '../store/forecasts.ts';
import { explainStaffing, questionOf, staffSpan, sumOf, type Staffed, type StaffingSpan } from '../staffing/index.ts';
import { handledByChannel } from '../store/past-contacts.ts';
import { brandPlanned, settingsOf, shownTo, termsFor } from '../store/settings.ts';
import { courseOf, demandOf, unforetold } from './expected.ts';
import { HANDLED_DAYS } from './planned.ts';

/** Deferred work comes in before it is due: so many days more are looked at on either side. */
const AROUND_DAYS = 7;
/** Reckoning holds up everybody else meanwhile. */
const MOST_MS = 2500;

export interface Reckoned {
  readonly span: StaffingSpan;
  /** the asked part of the span */
  readonly first: number;
  readonly last: number;
  readonly origin: Date;
  /** intervals of the asked part that nothing is foretold of */
  readonly missing: number;
  readonly view: Pick<StaffingViewShape, 'time_zone' | 'step_seconds' | 'currency' | 'handle' | 'terms'>;
}

/** Agents and people by interval of some days, and what they come to; as if other terms held or more came, where that is asked. */
export async function staffing(tx: Tx, asked: StaffingAskedInput): Promise<StaffingViewShape> {
  const reckoned = await reckon(tx, asked);
  const { span, first, last, origin, view, missing } = reckoned;
  const staffed = staffedIn(reckoned);
  const [contacts, open] = [span.contacts.slice(first, last), span.open.slice(first, last)];
  const atOf = (at: number): string => new Date(origin.getTime() + (first + at) * span.stepSeconds * 1000).toISOString();
  const sum = sumOf({ contacts, open, stepSeconds: span.stepSeconds, terms: span.terms }, staffed);
  const rate = shownTo(tx, asked.brand_id, view.terms).hour_cost_minor;
  return {
    ...view, terms: shownTo(tx, asked.brand_id, view.terms), not_foretold: missing,
    intervals: staffed.map((one, at) => ({ at: atOf(at), contacts: contacts[at] ?? 0, open: (open[at] ?? 0) > 0, agents: one.agents, people: one.people, service_level: one.serviceLevel, wait_seconds: finite(one.waitSeconds), occupancy: one.occupancy, left: one.left })),
    summary: {
      contacts: sum.contacts, while_closed: sum.whileClosed, agent_hours: sum.agentHours, paid_hours: sum.paidHours, most_agents: sum.mostAgents, most_at: sum.mostAt === null ? null : atOf(sum.mostAt),
      cost_minor: rate === null ? null : Math.round(sum.paidHours * rate), service_level: sum.serviceLevel, occupancy: sum.occupancy,
    },
  };
}

/** Agents by interval of some days and nothing else, for who reckons on with them. */
export async function agentsBy(tx: Tx, asked: StaffingAskedInput): Promise<{ from: Date; stepSeconds: number; agents: number[]; missing: number }> {
  const reckoned = await reckon(tx, asked);
  const { origin, first, span } = reckoned;
  return { from: new Date(origin.getTime() + first * span.stepSeconds * 1000), stepSeconds: span.stepSeconds, agents: staffedIn(reckoned).map((one) => one.agents), missing: reckoned.missing };
}

/** The asked part, reckoned. @throws Refusal where that takes too long */
function staffedIn({ span, first, last }: Reckoned): Staffed[] {
  const until = performance.now() + MOST_MS;
  const tick = (): void => {
    if (performance.now() > until) throw new Refusal(422, 'too_much_at_once', 'So many people at such terms take too long to reckon: ask for fewer days, or look at the handle time and the limits.');
  };
  return staffSpan({ ...span, tick }).slice(first, last);
}

/** How the agents of one interval of calls or chats come about, step by step. @throws Refusal where work is deferred or the interval is none of the days */
export async function whyStaffing(tx: Tx, asked: WhyAskedInput): Promise<StaffingStepView[]> {
  const { span, first, last, origin } = await reckon(tx, asked);
  const at = Math.round((Date.parse(asked.at) - origin.getTime()) / 1000 / span.stepSeconds);
  if (!(at >= first && at < last)) throw invalid('That moment is in none of these days.', [{ field: 'at', message: 'outside' }]);
  if (span.terms.work === 'deferred') throw invalid('Work that can wait is planned over days, not by the interval.', [{ field: 'at', message: 'deferred work' }]);
  if ((span.open[at] ?? 0) === 0) return [];
  return explainStaffing(questionOf(span, at)).steps.map((step) => ({ ...step, from: { ...step.from } }));
}

/** What is to be staffed, not reckoned yet. `zone`: whose days are meant; the brand's own where nothing is said. */
export async function reckon(tx: Tx, asked: StaffingAskedInput, zone: string | null = null): Promise<Reckoned> {
  const [own, settings] = [await brandPlanned(tx, asked.brand_id), await settingsOf(tx, asked.brand_id)];
  const brand = { time_zone: zone ?? own.time_zone };
  const { step_seconds: stepSeconds, currency } = settings;
  // As if something else held is reckoned for who plans: it can be made to take long.
  if ((asked.terms !== undefined || asked.more_percent !== undefined) && !may(tx.actor, 'workforce.write', asked.brand_id)) throw forbidden('workforce.write');
  const terms = asked.terms ?? termsFor(settings, asked.channel);
  const around = terms.work === 'deferred' ? AROUND_DAYS : 0;
  const starts = dayStarts(addDays(asked.from, -around), addDays(asked.from, asked.days + around), brand.time_zone);
  const course = await courseOf(tx, { brandId: asked.brand_id, channel: asked.channel, stepSeconds }, starts);
  const foretold = terms.handle_seconds === null ? ((await newestHandles(tx, asked.brand_id, { channel: asked.channel })).get(asked.channel) ?? null) : null;
  const handled = terms.handle_seconds === null && foretold === null ? await handledByChannel(tx, asked.brand_id, new Date(tx.now.getTime() - HANDLED_DAYS * 86_400_000), asked.channel) : new Map<string, { contacts: number; seconds: number }>();
  const [origin, end] = [starts[0] as Date, starts.at(-1) as Date];
  const contacts = demandOf(course, 1 + (asked.more_percent ?? 0) / 100);
  const open = openShares(await calendarOf(tx, asked.brand_id), origin, end, stepSeconds, contacts.length);
  const at = (day: string): number => Math.round((startOfDay(day, brand.time_zone).getTime() - origin.getTime()) / 1000 / stepSeconds);
  const [first, last] = [at(asked.from), at(addDays(asked.from, asked.days))];
  const handleBy = foretold === null ? null : handleOver(foretold, origin, stepSeconds, contacts.length, own.time_zone).map((seconds) => Math.max(1, Math.round(seconds)));
  // Of the days asked for: the mean of the contacts that come in them.
  const level = foretold === null || handleBy === null ? null : { ...foretold, seconds: meanHandle(handleBy.slice(first, last), contacts.slice(first, last)) };
  const handle = handleTimeOf(terms, handled.get(asked.channel), level);
  return { span: { contacts, stepSeconds, open, handleSeconds: handle.seconds, ...(handleBy === null ? {} : { handleBy }), terms }, first, last, origin, missing: unforetold(course, first, last), view: { time_zone: brand.time_zone, step_seconds: stepSeconds, currency, handle, terms } };
}

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);

/** As a sheet: a line an interval. */
export function* staffingCsv({ intervals }: StaffingViewShape): Generator<string> {
  yield 'at,open,contacts,agents,people,service_level,wait_seconds,occupancy';
  const cell = (value: number | null): string => (value === null ? '' : String(Math.round(value * 10_000) / 10_000));
  for (const one of intervals) yield [one.at, one.open ? 1 : 0, ...[one.contacts, one.agents, one.people, one.service_level, one.wait_seconds, one.occupancy].map(cell)].join(',');
}
