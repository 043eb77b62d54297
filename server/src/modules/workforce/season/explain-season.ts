import type { Decisions, SeasonQuestionInput } from './question.ts';
import { dayOfWeek, shortCostOf } from './read-season.ts';
import { weighSeason, type SeasonCosts, type SeasonWeek } from './weigh-season.ts';
import type { SeasonStep } from '../contract-season-plan.ts';

export type { SeasonStep };

export type AboutSeason = { readonly week: number } | { readonly cost: keyof SeasonCosts } | { readonly class: string };

const step = (what: string, formula: string, from: Record<string, number>, value: number | string, unit: SeasonStep['unit'] = 'people', of: string | null = null): SeasonStep => ({ what, of, formula, from, value, unit });

/** How a number of a plan comes about, step by step; every step opens the numbers it is made of. */
export function explainSeason(question: SeasonQuestionInput, done: Decisions, about: AboutSeason): SeasonStep[] {
  const { weeks, costs } = weighSeason(question, done);
  if ('week' in about) return weeks[about.week] === undefined ? [] : weekSteps(question, done, weeks[about.week] as SeasonWeek);
  if ('class' in about) return classSteps(question, done, weeks, about.class);
  return costSteps(question, done, weeks, costs, about.cost);
}

function weekSteps(question: SeasonQuestionInput, done: Decisions, week: SeasonWeek): SeasonStep[] {
  const { regulars: terms, seasonal, surge } = question;
  const shrinkage = terms.shrinkage;
  const needed = [
    step('required', 'as the question says', {}, week.required),
    ...(week.avoided > 0 ? [step('avoided', 'required × sum of the rates of notices at work', { required: week.required, rates: week.avoided / week.required }, -week.avoided)] : []),
    ...(week.put_off > 0 ? [step('put_off', 'work done a week later', {}, -week.put_off)] : []),
    ...(week.came_back > 0 ? [step('came_back', 'work put off the week before', {}, week.came_back)] : []),
    step('needed', 'required − avoided − put off + came back', { required: week.required, avoided: week.avoided, put_off: week.put_off, came_back: week.came_back }, week.needed),
  ];
  const there = [
    step('regulars', 'headcount × (1 − annual attrition)^(weeks ÷ 52) × (1 − shrinkage)', { headcount: terms.headcount, annual_attrition: terms.annual_attrition, weeks: week.week - (terms.counted_week ?? 0), shrinkage }, week.regulars),
    ...week.classes.filter(({ effective }) => effective > 0).map((one) => step('class', 'people still there × what each is worth × (1 − shrinkage)', { began: done.classes.find(({ id }) => id === one.id)?.hires ?? 0, people: one.people, worth: one.effective / (one.people * (1 - shrinkage)), shrinkage }, one.effective, 'people', one.id)),
    ...(week.teaching > 0 ? [step('teaching', '(trainers + mentoring of who nests) × (1 − shrinkage)', { trainers: week.trainers, mentoring: seasonal?.mentoring ?? 0, shrinkage }, -week.teaching)] : []),
    ...(week.overtime > 0 ? [step('overtime', 'hours ÷ hours a week × (1 − shrinkage)', { hours: week.overtime_hours, hours_a_week: terms.hours_a_week, shrinkage }, week.overtime)] : []),
    ...(week.surge > 0 ? [step('surge', 'the partner’s people × what each is worth', { people: week.surge_people, worth: surge?.productivity ?? 1 }, week.surge)] : []),
    step('effective', 'all of these', {}, week.effective),
  ];
  const left = week.short > 0 ? step('short', 'needed − effective', { needed: week.needed, effective: week.effective, price: shortCostOf(question) }, week.short) : step('spare', 'effective − needed', { needed: week.needed, effective: week.effective }, week.spare);
  return [...needed, ...there, ...(week.over ? [] : [left])];
}

function classSteps(question: SeasonQuestionInput, done: Decisions, weeks: readonly SeasonWeek[], id: string): SeasonStep[] {
  const [terms, asked, hires] = [question.seasonal, question.classes?.find((one) => one.id === id), done.classes.find((one) => one.id === id)?.hires ?? 0];
  if (terms === undefined || asked === undefined) return [];
  const ready = asked.start_week + terms.train_weeks;
  const there = weeks.flatMap(({ classes, week }) => classes.filter((one) => one.id === id).map((one) => ({ ...one, week })));
  const best = there.toSorted((a, b) => b.effective - a.effective)[0];
  const paid = there.reduce((sum, one) => sum + one.people, 0);
  return [
    step('begin', 'people of the class', { least: asked.least, most: asked.most }, hires),
    step('offers', 'begin ÷ (acceptance × (1 − no-shows)), rounded up', { begin: hires, acceptance: terms.acceptance, no_shows: terms.no_show }, Math.ceil(hires / (terms.acceptance * (1 - terms.no_show)) - 1e-9)),
    step('recruiting', 'first day − lead', { lead_weeks: terms.recruiting_weeks }, dayOfWeek(question, asked.start_week - terms.recruiting_weeks), 'day'),
    step('trainers', 'begin ÷ trainees a trainer, rounded up', { begin: hires, trainees: terms.trainees_a_trainer }, Math.ceil(hires / terms.trainees_a_trainer - 1e-9)),
    step('trained', 'begin × (1 − wash-out)', { begin: hires, washout: terms.washout }, hires * (1 - terms.washout)),
    step('ready', 'first day + training', { train_weeks: terms.train_weeks }, dayOfWeek(question, ready), 'day'),
    ...(best === undefined ? [] : [step('most_worth', 'in its best week: still there × worth × (1 − shrinkage)', { week: best.week, people: best.people, shrinkage: question.regulars.shrinkage }, best.effective)]),
    step('paid_weeks', 'people still there, week by week', {}, paid, 'people_weeks'),
    step('costs', 'paid weeks × hours × cost of an hour + begin × cost of hiring + cost of the class', { paid_weeks: paid, hours: question.regulars.hours_a_week, hour_cost: terms.hour_cost, hiring_cost: terms.hiring_cost, class: asked.fixed_cost ?? 0 }, paid * question.regulars.hours_a_week * terms.hour_cost + hires * terms.hiring_cost + (asked.fixed_cost ?? 0), 'money'),
  ];
}

function costSteps(question: SeasonQuestionInput, done: Decisions, weeks: readonly SeasonWeek[], costs: SeasonCosts, source: keyof SeasonCosts): SeasonStep[] {
  const { regulars: terms, seasonal, surge, overtime, deferral } = question;
  const total = (of: (week: SeasonWeek) => number): number => weeks.reduce((sum, week) => sum + of(week), 0);
  const hours = terms.hours_a_week;
  const money = (formula: string, from: Record<string, number>): SeasonStep => step(source, formula, from, costs[source], 'money');
  switch (source) {
    case 'regulars': return [money('people’s weeks × hours × cost of an hour', { people_weeks: total((week) => week.regulars_people), hours, hour_cost: terms.hour_cost })];
    case 'classes': return [money('people’s weeks × hours × cost of an hour', { people_weeks: total((week) => week.classes.reduce((sum, one) => sum + one.people, 0)), hours, hour_cost: seasonal?.hour_cost ?? 0 })];
    case 'hiring': return [money('people who begin × cost of hiring + cost of each class', { begin: done.classes.reduce((sum, one) => sum + one.hires, 0), hiring_cost: seasonal?.hiring_cost ?? 0 })];
    case 'overtime': return [money('hours × cost of an hour × factor', { hours: total((week) => week.overtime_hours), hour_cost: terms.hour_cost, factor: overtime?.factor ?? 0 })];
    case 'surge': return [money('contract + people added × fee + people’s weeks × hours × cost of an hour', { contract: surge?.contract_fee ?? 0, fee: surge?.ramp_fee ?? 0, people_weeks: total((week) => week.surge_people), hours, hour_cost: surge?.hour_cost ?? 0 })];
    case 'deferral': return [money('people’s weeks put off × cost', { people_weeks: total((week) => week.put_off), cost: deferral?.cost ?? 0 })];
    case 'deflection': return [money('of each notice: once + weeks × a week', { notices: done.deflection.length })];
    case 'short': return [money('people’s weeks that are missing × price', { people_weeks: total((week) => week.short), price: shortCostOf(question) })];
    case 'extra': return [...(['classes', 'hiring', 'overtime', 'surge', 'deferral', 'deflection'] as const).flatMap((one) => costSteps(question, done, weeks, costs, one)), money('all of these', {})];
  }
}
