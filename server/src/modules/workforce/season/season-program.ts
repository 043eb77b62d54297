import { classWorth, type Worth } from './class-worth.ts';
import { ProgramBuilder, type MixedProgram, type Term } from './mixed-program.ts';
import type { ClassInput, Decisions, NoticeInput, SeasonQuestionInput } from './question.ts';
import { shortCostOf, weekNow } from './read-season.ts';

/** What may be left out to find what contradicts what. */
export type Limit = 'budget' | 'trainers' | 'held';

export interface SeasonProgram {
  readonly program: MixedProgram;
  read(solution: ArrayLike<number>): Decisions;
}

interface Class {
  readonly asked: ClassInput;
  readonly worth: readonly Worth[];
  readonly hires: number;
  readonly trainers: number;
}

const zero = (length: number): number[] => Array.from({ length }, () => 0);

/**
 * A season as a mixed-integer program (Gans & Zhou, M&SOM 2002, with whole classes): for each week regulars' worth + classes' worth − those who train
 * and mentor + overtime + partner + what is put off and what comes back + contacts avoided + what is short ≥ required.
 */
export function seasonProgram(question: SeasonQuestionInput, without: ReadonlySet<Limit> = new Set()): SeasonProgram {
  const builder = new ProgramBuilder();
  const weeks = question.required.length;
  const held = without.has('held') ? undefined : question.held;
  const now = weekNow(question);
  const onQueue = 1 - question.regulars.shrinkage;
  const regulars = zero(weeks).map((_, week) => question.regulars.headcount * (1 - question.regulars.annual_attrition) ** ((week - (question.regulars.counted_week ?? 0)) / 52));
  const classes = (question.classes ?? []).map((one) => classColumns(builder, question, one, held?.classes?.[one.id], now));
  const supply: Term[][] = regulars.map((_, week) => classes.flatMap(({ hires, trainers, worth }) => {
    const { there, productivity, taught, nested } = worth[week] as Worth;
    return [[hires, onQueue * there * (productivity - (nested ? (question.seasonal?.mentoring ?? 0) : 0))], [trainers, taught ? -onQueue : 0]] as Term[];
  }));
  if (!without.has('trainers')) trainerRows(builder, question, classes);
  const overtime = overtimeColumns(builder, question, regulars, now, supply);
  const surge = surgeColumns(builder, question, held?.surge, now, supply);
  const deferred = deferralColumns(builder, question, now, supply);
  const notices = noticeColumns(builder, question, held?.deflection, now, supply);
  const spent = builder.costsOf();
  const short = question.required.map((_, week) => builder.column(week < now ? 0 : shortCostOf(question)));
  question.required.forEach((need, week) => {
    if (week >= now) builder.row([...(supply[week] as Term[]), [short[week] as number, 1]], need - (regulars[week] as number) * onQueue, Infinity);
  });
  if (question.budget !== undefined && !without.has('budget')) builder.row(spent.map((cost, column): Term => [column, cost]), -Infinity, question.budget);
  const rounded = (solution: ArrayLike<number>, column: number): number => Math.round(solution[column] as number);
  const precise = (solution: ArrayLike<number>, column: number): number => Math.max(0, solution[column] as number);
  return {
    program: builder.build(),
    read: (solution) => ({
      classes: classes.map(({ asked, hires }) => ({ id: asked.id, hires: rounded(solution, hires) })),
      overtime: overtime.map((column) => precise(solution, column)),
      surge: surge.map((column) => rounded(solution, column)),
      deferred: deferred.map((column) => precise(solution, column)),
      deflection: notices.filter(({ column }) => rounded(solution, column) === 1).map(({ id }) => id),
    }),
  };
}

function classColumns(builder: ProgramBuilder, question: SeasonQuestionInput, asked: ClassInput, held: number | undefined, now: number): Class {
  const terms = question.seasonal as NonNullable<SeasonQuestionInput['seasonal']>;
  const worth = classWorth(terms, asked, question.required.length);
  const paidWeeks = worth.reduce((sum, one) => sum + one.there, 0);
  const cost = terms.hiring_cost + paidWeeks * question.regulars.hours_a_week * terms.hour_cost;
  const settled = asked.hires ?? held;
  const tooLate = settled === undefined && asked.recruiting !== true && asked.start_week - terms.recruiting_weeks < now;
  const bounds = settled === undefined ? { lower: 0, upper: tooLate ? 0 : asked.most } : { lower: settled, upper: settled };
  const hires = builder.column(cost, { ...bounds, whole: true });
  const opened = builder.column(asked.fixed_cost ?? 0, { upper: 1, whole: true });
  const trainers = builder.column(0, { whole: true });
  const most = Math.max(asked.most, settled ?? 0);
  builder.row([[hires, 1], [opened, -most]], -Infinity, 0);
  if (settled === undefined) builder.row([[hires, 1], [opened, -asked.least]], 0, Infinity);
  builder.row([[trainers, terms.trainees_a_trainer], [hires, -1]], 0, Infinity);
  return { asked, worth, hires, trainers };
}

function trainerRows(builder: ProgramBuilder, { trainers, required }: SeasonQuestionInput, classes: readonly Class[]): void {
  if (trainers === undefined) return;
  required.forEach((_, week) => {
    const teaching = classes.filter(({ worth }) => worth[week]?.taught);
    if (teaching.length > 0) builder.row(teaching.map((one): Term => [one.trainers, 1]), -Infinity, Array.isArray(trainers) ? (trainers[week] ?? 0) : trainers);
  });
}

function overtimeColumns(builder: ProgramBuilder, { overtime, regulars: terms }: SeasonQuestionInput, regulars: readonly number[], now: number, supply: Term[][]): number[] {
  const onQueue = 1 - terms.shrinkage;
  return regulars.map((people, week) => {
    const hours = builder.column((overtime?.factor ?? 0) * terms.hour_cost, { upper: overtime === undefined || week < now + (overtime.notice_weeks ?? 0) ? 0 : overtime.hours_a_week * people });
    supply[week]?.push([hours, onQueue / terms.hours_a_week]);
    return hours;
  });
}

/** The partner's people by week: whoever is added stays and is paid their least weeks, also beyond the season's end. */
function surgeColumns(builder: ProgramBuilder, question: SeasonQuestionInput, held: readonly number[] | undefined, now: number, supply: Term[][]): number[] {
  const { surge, regulars: { hours_a_week: hoursAWeek }, required } = question;
  const weeks = required.length;
  const aWeek = (surge?.hour_cost ?? 0) * hoursAWeek;
  const first = surge === undefined ? weeks : surge.signed === true ? surge.from_week : Math.max(surge.from_week, now + surge.lead_weeks);
  const signed = builder.column(surge?.contract_fee ?? 0, { upper: 1, whole: true });
  const added = zero(weeks).map((_, week) => builder.column((surge?.ramp_fee ?? 0) + aWeek * Math.max(0, week + (surge?.least_weeks ?? 0) - weeks)));
  const there = zero(weeks).map((_, week) => {
    const settled = held?.[week];
    const bounds = settled === undefined ? { lower: 0, upper: week < first ? 0 : (surge?.most_people ?? 0) } : { lower: settled, upper: settled };
    const people = builder.column(aWeek, { ...bounds, whole: true });
    if (surge === undefined) return people;
    supply[week]?.push([people, surge.productivity]);
    builder.row([[people, 1], [signed, -surge.most_people]], -Infinity, 0);
    return people;
  });
  if (surge === undefined) return there;
  there.forEach((people, week) => {
    builder.row([[added[week] as number, 1], [people, -1], ...(week > 0 ? [[there[week - 1] as number, 1] as Term] : [])], 0, Infinity);
    const since = Math.max(0, week - surge.least_weeks + 1);
    builder.row([[people, 1], ...added.slice(since, week + 1).map((column): Term => [column, -1])], 0, Infinity);
    if (surge.least_people <= 1 || held !== undefined) return;
    const on = builder.column(0, { upper: 1, whole: true });
    builder.row([[people, 1], [on, -surge.most_people]], -Infinity, 0);
    builder.row([[people, 1], [on, -surge.least_people]], 0, Infinity);
  });
  return there;
}

function deferralColumns(builder: ProgramBuilder, { deferral, required }: SeasonQuestionInput, now: number, supply: Term[][]): number[] {
  return required.map((need, week) => {
    const late = builder.column(deferral?.cost ?? 0, { upper: deferral === undefined || week < now || week === required.length - 1 ? 0 : deferral.share * need });
    supply[week]?.push([late, 1]);
    supply[week + 1]?.push([late, -1]);
    return late;
  });
}

function noticeColumns(builder: ProgramBuilder, question: SeasonQuestionInput, held: readonly string[] | undefined, now: number, supply: Term[][]): { id: string; column: number }[] {
  return (question.deflection ?? []).map((notice) => {
    const settled = notice.bought === true ? true : held?.includes(notice.id);
    const [from, to] = noticeSpan(notice, question.required.length, now);
    const bounds = settled === undefined ? { upper: from < to ? 1 : 0 } : { lower: settled ? 1 : 0, upper: settled ? 1 : 0 };
    const column = builder.column(notice.cost_once + notice.cost_a_week * Math.max(0, to - from), { ...bounds, whole: true });
    for (let week = from; week < to; week++) supply[week]?.push([column, notice.rate * (question.required[week] as number)]);
    return { id: notice.id, column };
  });
}

/** The weeks a notice works in, the second not in it: not before it can be there, unless it is. */
export function noticeSpan(notice: NoticeInput, weeks: number, now: number): [from: number, to: number] {
  return [notice.bought === true ? notice.from_week : Math.max(notice.from_week, now + notice.lead_weeks), Math.min(weeks, notice.to_week ?? weeks)];
}
