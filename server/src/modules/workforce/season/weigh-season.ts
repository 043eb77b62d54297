import { staffInWeek, type Class, type WeekOfStaff } from './effective-staff.ts';
import type { ClassInput, Decisions, SeasonQuestionInput } from './question.ts';
import { dayOfWeek, shortCostOf, weekNow } from './read-season.ts';
import type { Breach, SeasonCosts, SeasonWeek } from '../contract-season-plan.ts';

export type { Breach, SeasonCosts, SeasonWeek };

export interface Weighed {
  readonly weeks: readonly SeasonWeek[];
  readonly costs: SeasonCosts;
  readonly breaches: readonly Breach[];
}

const SMALL = 1e-6;

/**
 * What decisions come to, week by week, by `staffInWeek` (exact against the reference table): shares no code with the program that chooses them. Says
 * every rule they break. `free`: what is there already need not keep the lead any more.
 */
export function weighSeason(question: SeasonQuestionInput, done: Decisions): Weighed {
  const weeks = question.required.map((_, week) => weekOf(question, done, week));
  const costs = costsOf(question, done, weeks);
  return { weeks, costs, breaches: breachesOf(question, done, weeks, costs) };
}

/** A class as `staffInWeek` takes it. */
export function asClass(question: SeasonQuestionInput, one: ClassInput, hires: number): Class {
  const terms = question.seasonal as NonNullable<SeasonQuestionInput['seasonal']>;
  return {
    hires, startWeek: one.start_week, trainWeeks: terms.train_weeks, washout: terms.washout, annualAttrition: terms.annual_attrition,
    ...(terms.early === undefined ? {} : { early: { weeks: terms.early.weeks, annualAttrition: terms.early.annual_attrition } }),
    nestingWeeks: terms.nesting_weeks, ramp: [...new Array<number>(terms.nesting_weeks).fill(terms.nesting_share), ...terms.ramp],
  };
}

const nobody: Class = { hires: 0, startWeek: 0, trainWeeks: 0, washout: 0, annualAttrition: 0, nestingWeeks: 0, ramp: [] };

function staffOf(question: SeasonQuestionInput, joining: Class, week: number): WeekOfStaff {
  const { headcount, counted_week: atWeek = 0, annual_attrition: annualAttrition, shrinkage } = question.regulars;
  return staffInWeek({ headcount, atWeek, annualAttrition, shrinkage }, joining, week);
}

function classesIn(question: SeasonQuestionInput, done: Decisions, week: number): SeasonWeek['classes'] {
  const away = question.seasonal?.ends_week;
  return done.classes.filter(({ hires }) => hires > 0).map(({ id, hires }) => {
    const asked = (question.classes ?? []).find((one) => one.id === id) as ClassInput;
    const staff = staffOf(question, asClass(question, asked, hires), week);
    const counted = asked.counted !== undefined && week >= asked.counted.week && asked.hires !== undefined ? asked.counted.people / staffOf(question, asClass(question, asked, hires), asked.counted.week).seasonal : 1;
    const people = away !== undefined && week >= away ? 0 : staff.seasonal * (Number.isFinite(counted) ? counted : 0);
    return { id, people, stage: staff.stage, effective: people * staff.productivity * (1 - question.regulars.shrinkage) };
  });
}

function weekOf(question: SeasonQuestionInput, done: Decisions, week: number): SeasonWeek {
  const { required, regulars: terms, seasonal, surge } = question;
  const classes = classesIn(question, done, week);
  const staff = staffOf(question, nobody, week);
  const sum = (of: (one: SeasonWeek['classes'][number]) => number): number => classes.reduce((all, one) => all + of(one), 0);
  const trainers = classes.filter(({ stage }) => stage === 'training').reduce((all, { id }) => all + Math.ceil((done.classes.find((one) => one.id === id)?.hires ?? 0) / (seasonal?.trainees_a_trainer ?? 1) - SMALL), 0);
  const nesting = sum(({ stage, people }) => (stage === 'nesting' ? people : 0));
  const onQueue = 1 - terms.shrinkage;
  const need = required[week] as number;
  const avoided = need * (question.deflection ?? []).filter((one) => done.deflection.includes(one.id) && worksIn(question, one, week)).reduce((all, one) => all + one.rate, 0);
  const [putOff, cameBack] = [done.deferred[week] ?? 0, week === 0 ? 0 : (done.deferred[week - 1] ?? 0)];
  const needed = need - avoided - putOff + cameBack;
  const [regulars, ofClasses, overtime, bySurge] = [staff.regulars * onQueue, sum((one) => one.effective), ((done.overtime[week] ?? 0) / terms.hours_a_week) * onQueue, (done.surge[week] ?? 0) * (surge?.productivity ?? 1)];
  const teaching = (trainers + nesting * (seasonal?.mentoring ?? 0)) * onQueue;
  const effective = regulars + ofClasses - teaching + overtime + bySurge;
  const over = week < weekNow(question);
  return {
    week, from: dayOfWeek(question, week), over, required: need, avoided, put_off: putOff, came_back: cameBack, needed, regulars_people: staff.regulars, regulars, classes, seasonal: ofClasses, nesting: sum(({ stage, effective: worth }) => (stage === 'nesting' ? worth : 0)),
    trainers, teaching, overtime_hours: done.overtime[week] ?? 0, overtime, surge_people: done.surge[week] ?? 0, surge: bySurge, effective, short: over ? 0 : none(needed - effective), spare: over ? 0 : none(effective - needed),
  };
}

const none = (value: number): number => (value > SMALL ? value : 0);

function worksIn(question: SeasonQuestionInput, notice: NonNullable<SeasonQuestionInput['deflection']>[number], week: number): boolean {
  const begins = notice.bought === true ? notice.from_week : Math.max(notice.from_week, weekNow(question) + notice.lead_weeks);
  return week >= begins && week < (notice.to_week ?? Infinity);
}

function costsOf(question: SeasonQuestionInput, done: Decisions, weeks: readonly SeasonWeek[]): SeasonCosts {
  const { regulars: terms, seasonal, surge } = question;
  const total = (of: (week: SeasonWeek) => number): number => weeks.reduce((sum, week) => sum + of(week), 0);
  const hiring = done.classes.reduce((sum, { id, hires }) => sum + hires * (seasonal?.hiring_cost ?? 0) + (hires > 0 ? ((question.classes ?? []).find((one) => one.id === id)?.fixed_cost ?? 0) : 0), 0);
  const classes = total((week) => week.classes.reduce((sum, one) => sum + one.people, 0)) * terms.hours_a_week * (seasonal?.hour_cost ?? 0);
  const overtime = total((week) => week.overtime_hours) * terms.hour_cost * (question.overtime?.factor ?? 0);
  const deferral = total((week) => week.put_off) * (question.deferral?.cost ?? 0);
  const deflection = (question.deflection ?? []).filter(({ id }) => done.deflection.includes(id)).reduce((sum, one) => sum + one.cost_once + one.cost_a_week * weeks.filter(({ week }) => worksIn(question, one, week)).length, 0);
  const rises = risesOf(done.surge);
  const bySurge = surge === undefined || !done.surge.some((people) => people > 0) ? 0
    : surge.contract_fee + rises.reduce((sum, people, week) => sum + people * (surge.ramp_fee + surge.hour_cost * terms.hours_a_week * Math.max(0, week + surge.least_weeks - weeks.length)), 0) + done.surge.reduce((sum, people) => sum + people, 0) * surge.hour_cost * terms.hours_a_week;
  return {
    regulars: total((week) => week.regulars_people) * terms.hours_a_week * terms.hour_cost, classes, hiring, overtime, surge: bySurge, deferral, deflection,
    extra: classes + hiring + overtime + bySurge + deferral + deflection, short: total((week) => week.short) * shortCostOf(question),
  };
}

/** How many of the partner's are added in each week. */
function risesOf(surge: readonly number[]): number[] {
  return surge.map((people, week) => Math.max(0, people - (surge[week - 1] ?? 0)));
}

function breachesOf(question: SeasonQuestionInput, done: Decisions, weeks: readonly SeasonWeek[], costs: SeasonCosts): Breach[] {
  const { surge, overtime, deferral, trainers, budget } = question;
  const now = weekNow(question);
  const found: Breach[] = [];
  const add = (is: boolean, rule: Breach['rule'], week: number | null, id: string | null = null): void => void (is && found.push({ rule, week, id }));
  for (const { id, hires } of done.classes) {
    const asked = (question.classes ?? []).find((one) => one.id === id);
    if (asked === undefined || hires === 0 || asked.hires !== undefined) continue;
    add(hires < asked.least || hires > asked.most, 'class_size', asked.start_week, id);
    add(asked.recruiting !== true && asked.start_week - (question.seasonal?.recruiting_weeks ?? 0) < now, 'recruiting_too_late', asked.start_week, id);
  }
  const rises = risesOf(done.surge);
  for (const { week, over, required, regulars_people: people, trainers: teaching, put_off: putOff, overtime_hours: hours, surge_people: partner } of weeks) {
    add(trainers !== undefined && teaching > (Array.isArray(trainers) ? (trainers[week] ?? 0) : trainers), 'trainers', week);
    add(hours > (overtime?.hours_a_week ?? 0) * people + SMALL || (hours > SMALL && over), 'overtime', week);
    add(putOff > (deferral?.share ?? 0) * required + SMALL || (putOff > SMALL && week === weeks.length - 1), 'deferral', week);
    if (partner === 0) continue;
    const lately = rises.slice(Math.max(0, week - (surge?.least_weeks ?? 1) + 1), week + 1).reduce((sum, rise) => sum + rise, 0);
    add(surge === undefined || partner > surge.most_people || partner < surge.least_people || partner < lately || week < (surge.signed === true ? surge.from_week : Math.max(surge.from_week, now + surge.lead_weeks)), 'surge', week);
  }
  if (surge !== undefined) done.surge.forEach((partner, week) => add(partner === 0 && rises.slice(Math.max(0, week - surge.least_weeks + 1), week).some((rise) => rise > 0), 'surge', week));
  for (const id of done.deflection) add(!(question.deflection ?? []).some((one) => one.id === id), 'deflection', null, id);
  add(budget !== undefined && costs.extra > budget * (1 + 1e-9) + 0.01, 'budget', null);
  return found;
}
