import type { Decisions, SeasonQuestionInput } from './question.ts';
import { dayOfWeek, weekNow } from './read-season.ts';
import { noticeSpan } from './season-program.ts';
import { solveSeason, type Solved } from './solve-season.ts';
import { weighSeason } from './weigh-season.ts';
import type { Decided } from '../contract-season-plan.ts';

export type { Decided };

interface Search {
  readonly isOver: () => boolean;
  readonly tell: (share: number) => void;
}

const EACH_SECONDS = 5;
const MOST_WEEKS_LATER = 12;
/** What might be is solved to two parts in ten thousand: finer than anybody decides. */
const NEAR = 2e-4;

/** What is done, in the order it is decided. */
export function decidedIn(question: SeasonQuestionInput, { classes, surge, deflection, overtime }: Decisions): Decided[] {
  const bare = { last_week: null, last_on: null, later: [], without: null };
  const about = (kind: Decided['kind'], id: string, amount: number, from: number, decide: number, settled: boolean): Decided => ({ ...bare, kind, id, amount, from_week: from, decide_week: decide, decide_on: dayOfWeek(question, decide), settled });
  const found = classes.filter(({ hires }) => hires > 0).flatMap(({ id, hires }) => {
    const asked = question.classes?.find((one) => one.id === id);
    return asked === undefined ? [] : [about('class', id, hires, asked.start_week, asked.start_week - (question.seasonal?.recruiting_weeks ?? 0), asked.hires !== undefined || asked.recruiting === true)];
  });
  const first = surge.findIndex((people) => people > 0);
  if (first >= 0) found.push(about('surge', 'surge', Math.max(...surge), first, first - (question.surge?.lead_weeks ?? 0), question.surge?.signed === true));
  for (const id of deflection) {
    const notice = question.deflection?.find((one) => one.id === id);
    if (notice === undefined) continue;
    const [from] = noticeSpan(notice, question.required.length, weekNow(question));
    found.push(about('deflection', id, notice.rate, from, from - notice.lead_weeks, notice.bought === true));
  }
  const hours = overtime.findIndex((amount) => amount > 1e-6);
  if (hours >= 0) found.push(about('overtime', 'overtime', overtime.reduce((sum, amount) => sum + amount, 0), hours, hours - (question.overtime?.notice_weeks ?? 0), false));
  return found.toSorted((a, b) => a.decide_week - b.decide_week || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id));
}

/**
 * Until when each decision can wait, by solving the season again with it a week later, two weeks, and so on: what was decided before that week stands as
 * planned, what comes after is chosen anew. The last week is the one before the first in which everything costs more than `late_share` above the cheapest.
 */
export async function lastDates(question: SeasonQuestionInput, plan: Solved, search: Search): Promise<Decided[]> {
  const decided = decidedIn(question, plan.decisions);
  const allowed = plan.cost * (1 + (question.late_share ?? 0.01)) + 1e-6;
  const found: Decided[] = [];
  for (const [at, one] of decided.entries()) {
    search.tell(at / decided.length);
    found.push(one.kind === 'overtime' ? { ...one, last_week: one.decide_week, last_on: one.decide_on } : one.settled || search.isOver() ? one : await lastOf(question, plan, decided, one, allowed, search));
  }
  return found;
}

async function lastOf(question: SeasonQuestionInput, plan: Solved, all: readonly Decided[], one: Decided, allowed: number, search: Search): Promise<Decided> {
  const short = shortIn(question, plan);
  const more = (asked: SeasonQuestionInput, solved: Solved): { cost: number; short: number } => ({ cost: solved.cost - plan.cost, short: shortIn(asked, solved) - short });
  const bare = without(question, one);
  const gone = await solveSeason(bare, EACH_SECONDS, undefined, NEAR);
  const later: { weeks: number; cost: number; short: number }[] = [];
  for (let weeks = 1; weeks <= MOST_WEEKS_LATER && one.from_week + weeks < question.required.length && !search.isOver(); weeks++) {
    const asked = heldBefore(delayed(question, one, weeks), plan.decisions, all, one, one.decide_week + weeks);
    const solved = await solveSeason(asked, EACH_SECONDS, undefined, NEAR);
    if (solved === null) break;
    later.push({ weeks, ...more(asked, solved) });
    if (solved.cost > allowed) break;
  }
  const last = one.decide_week + later.filter((each) => plan.cost + each.cost <= allowed).length;
  return { ...one, last_week: last, last_on: dayOfWeek(question, last), later, without: gone === null ? null : more(bare, gone) };
}

function shortIn(question: SeasonQuestionInput, { decisions }: Solved): number {
  return weighSeason(question, decisions).weeks.reduce((sum, week) => sum + week.short, 0);
}

/** The same season in which a decision comes so many weeks later. */
function delayed(question: SeasonQuestionInput, { kind, id, from_week: from }: Decided, weeks: number): SeasonQuestionInput {
  if (kind === 'class') return { ...question, classes: (question.classes ?? []).map((each) => (each.id === id ? { ...each, start_week: from + weeks } : each)) };
  if (kind === 'surge' && question.surge !== undefined) return { ...question, surge: { ...question.surge, from_week: from + weeks } };
  return { ...question, deflection: (question.deflection ?? []).map((each) => (each.id === id ? { ...each, from_week: from + weeks } : each)) };
}

function without(question: SeasonQuestionInput, { kind, id }: Decided): SeasonQuestionInput {
  const { surge: _, ...rest } = question;
  if (kind === 'surge') return rest;
  if (kind === 'class') return { ...question, classes: (question.classes ?? []).map((each) => (each.id === id ? { ...each, least: 0, most: 0 } : each)) };
  return { ...question, deflection: (question.deflection ?? []).filter((each) => each.id !== id) };
}

/** What is decided before a week stands as planned; what was not decided by then, and would have had to be, stays undone. */
function heldBefore(question: SeasonQuestionInput, plan: Decisions, all: readonly Decided[], but: Decided, week: number): SeasonQuestionInput {
  const isEarlier = (kind: Decided['kind'], id: string): boolean => all.some((each) => each !== but && each.kind === kind && each.id === id && each.decide_week < week);
  const lead = question.seasonal?.recruiting_weeks ?? 0;
  const settled = (question.classes ?? []).filter((each) => (but.kind !== 'class' || each.id !== but.id) && each.start_week - lead < week);
  const classes = { ...question.held?.classes, ...Object.fromEntries(settled.map(({ id }) => [id, plan.classes.find((each) => each.id === id)?.hires ?? 0])) };
  const surge = isEarlier('surge', 'surge') ? { surge: [...plan.surge] } : {};
  const now = weekNow(question);
  return {
    ...question, held: { ...question.held, classes, ...surge },
    ...(question.surge === undefined || but.kind === 'surge' || isEarlier('surge', 'surge') ? {} : { surge: { ...question.surge, from_week: Math.max(question.surge.from_week, week + question.surge.lead_weeks) } }),
    ...(question.deflection === undefined ? {} : { deflection: question.deflection.map((each) => (isEarlier('deflection', each.id) ? { ...each, bought: true, from_week: noticeSpan(each, question.required.length, now)[0] } : each)) }),
  };
}
