import type { Decided } from './last-dates.ts';
import type { SeasonQuestionInput } from './question.ts';
import { dayOfWeek, weekNow } from './read-season.ts';
import type { SeasonWeek } from './weigh-season.ts';
import type { Check, CheckKind, Tick } from '../contract-season-plan.ts';

export type { Check, CheckKind, Tick };

/** What the desk itself knows of a brand's readiness; null where it does not know. */
export interface Seen {
  /** names of service-level policies in force */
  readonly policies: readonly string[];
  /** somebody has settled what peak mode does, and when it is proposed */
  readonly peakPlanned: boolean;
  /** days off in the brand's calendars from the first to the last week of the season */
  readonly holidays: number;
}

const DAY_MS = 86_400_000;
/** What is due within so many days and not done is at risk. */
const RISK_DAYS = 7;
/** Before the first day of training: offers are accepted, trainers are named. */
const OFFERS_WEEKS = 2;
const TRAINERS_WEEKS = 1;
/** What is approved and configured stands so long before the week that needs the most. */
const SETTLED_WEEKS = 3;

/** What has to be true by when, dated from the plan; with what the desk sees and what people said, and whether that is in time. */
export function readinessOf(question: SeasonQuestionInput, plan: { readonly decisions: readonly Decided[]; readonly weeks: readonly SeasonWeek[] }, seen: Seen, ticks: ReadonlyMap<string, Tick>, today: string): Check[] {
  const found: Check[] = [];
  const add = (kind: CheckKind, of: string | null, week: number, from: Record<string, number> = {}, last: string | null = null, isSeen: boolean | null = null): void => {
    const key = of === null ? kind : `${kind}:${of}`;
    found.push(checked({ key, kind, of, from, due_on: dayOfWeek(question, week), last_on: last, evidence: isSeen === null ? 'said' : 'seen' }, isSeen, ticks.get(key) ?? null, today));
  };
  const peak = plan.weeks.reduce((best, week) => (week.required > best.required ? week : best)).week;
  for (const one of plan.decisions) {
    if (one.kind === 'class') classChecks(question, one, plan, add);
    else add(one.kind === 'deflection' ? 'notice' : one.kind, one.kind === 'deflection' ? one.id : null, one.decide_week, { amount: one.amount }, one.last_on);
  }
  add('macros', null, peak - SETTLED_WEEKS);
  add('policies', null, peak - SETTLED_WEEKS, { count: seen.policies.length }, null, seen.policies.length > 0);
  add('peak_mode', null, peak - SETTLED_WEEKS, {}, null, seen.peakPlanned);
  add('holidays', null, peak - SETTLED_WEEKS, { count: seen.holidays }, null, seen.holidays > 0);
  if (plan.decisions.some(({ kind }) => kind === 'class')) add('end', null, question.required.length - SETTLED_WEEKS);
  return found.toSorted((a, b) => a.due_on.localeCompare(b.due_on) || a.key.localeCompare(b.key));
}

type Add = (kind: CheckKind, of: string | null, week: number, from?: Record<string, number>, last?: string | null, isSeen?: boolean | null) => void;

function classChecks(question: SeasonQuestionInput, one: Decided, { weeks }: { readonly weeks: readonly SeasonWeek[] }, add: Add): void {
  const terms = question.seasonal;
  if (terms === undefined) return;
  const asked = question.classes?.find(({ id }) => id === one.id);
  const begun = asked?.hires;
  const offers = Math.ceil(one.amount / (terms.acceptance * (1 - terms.no_show)) - 1e-9);
  add('recruiting', one.id, one.decide_week, { people: one.amount, offers }, one.last_on, asked?.recruiting === true || begun !== undefined ? true : null);
  add('offers', one.id, one.from_week - OFFERS_WEEKS, { offers, accepted: Math.ceil(one.amount / (1 - terms.no_show) - 1e-9) }, null, begun !== undefined && one.from_week <= weekNow(question) ? true : null);
  add('trainers', one.id, one.from_week - TRAINERS_WEEKS, { trainers: Math.ceil(one.amount / terms.trainees_a_trainer - 1e-9) });
  add('begun', one.id, one.from_week, { people: one.amount, counted: begun ?? 0 }, null, begun !== undefined && one.from_week <= weekNow(question) ? true : null);
  const ready = one.from_week + terms.train_weeks;
  if (ready < weeks.length) add('certified', one.id, ready, { people: weeks[ready]?.classes.find(({ id }) => id === one.id)?.people ?? 0 });
}

function checked(bare: Omit<Check, 'state' | 'days' | 'tick'>, isSeen: boolean | null, tick: Tick | null, today: string): Check {
  const days = Math.round((Date.parse(bare.due_on) - Date.parse(today)) / DAY_MS);
  // What the desk sees goes before what somebody says, unless it sees nothing.
  const done = isSeen === true || tick?.done === true;
  return { ...bare, state: done ? 'done' : days < 0 ? 'late' : days <= RISK_DAYS ? 'at_risk' : 'in_time', days, tick };
}
