import type { SeasonAsked } from '@keepdesk/client';

/** What stands in the fields: text as typed; shares in percent, weeks counted from 1, amounts in whole units. */
export type Values = Readonly<Record<string, string>>;

export interface FieldSpec {
  readonly id: FieldId;
  readonly kind: 'text' | 'number' | 'day' | 'list' | 'evidence';
  readonly least?: number;
  readonly most?: number;
  readonly empty?: 'none' | 'short';
}

export const groups = {
  season: ['name', 'from', 'weeks', 'cover'],
  regulars: ['headcount', 'annual_attrition', 'shrinkage', 'hours_a_week', 'hour_cost'],
  seasonal: ['train_weeks', 'washout', 'nesting_weeks', 'nesting_share', 'ramp', 's_attrition', 's_cost', 'hiring_cost', 'recruiting_weeks', 'acceptance', 'no_show', 'trainees', 'mentoring', 'trainers'],
  classes: ['starts', 'least', 'most'],
  overtime: ['o_hours', 'o_factor'],
  surge: ['p_people', 'p_from', 'p_lead', 'p_least', 'p_worth', 'p_cost', 'p_fee', 'p_contract'],
  deferral: ['d_share', 'd_cost'],
  deflection: ['n_rate', 'n_evidence', 'n_from', 'n_lead', 'n_once', 'n_week'],
  limits: ['budget', 'short_cost'],
} as const;
export type GroupId = keyof typeof groups;
export type FieldId = (typeof groups)[GroupId][number];

/** What is usual in the field; nobody's season is like it, so that every number is there to be changed. */
const usual: Values = {
  name: '', weeks: '16', cover: '110', headcount: '', annual_attrition: '35', shrinkage: '30', hours_a_week: '40', hour_cost: '', train_weeks: '3', washout: '12', nesting_weeks: '2', nesting_share: '55', ramp: '60, 70, 80, 88, 94', s_attrition: '50', s_cost: '', hiring_cost: '',
  recruiting_weeks: '5', acceptance: '70', no_show: '10', trainees: '12', mentoring: '10', trainers: '3', starts: '6, 8', least: '6', most: '24', o_hours: '5', o_factor: '1.5', p_people: '0', p_from: '6', p_lead: '4', p_least: '4', p_worth: '85', p_cost: '', p_fee: '0', p_contract: '0',
  d_share: '0', d_cost: '0', n_rate: '0', n_evidence: 'guessed', n_from: '8', n_lead: '3', n_once: '0', n_week: '0', budget: '', short_cost: '',
};

const days = new Set<FieldId>(['from']);
const lists = new Set<FieldId>(['ramp', 'starts']);
const mayBeEmpty: Partial<Record<FieldId, 'none' | 'short'>> = { budget: 'none', short_cost: 'short' };

export function specOf(id: FieldId): FieldSpec {
  const kind = id === 'name' ? 'text' : id === 'n_evidence' ? 'evidence' : days.has(id) ? 'day' : lists.has(id) ? 'list' : 'number';
  const empty = mayBeEmpty[id];
  return { id, kind, ...(empty === undefined ? {} : { empty }) };
}

const percent = (share: number | undefined): string => String(Math.round((share ?? 0) * 1000) / 10);
const units = (minor: number | undefined): string => (minor === undefined ? '' : String(minor / 100));
const evidences = ['measured', 'elsewhere', 'guessed'] as const;

/** A question as it stands in the fields; what is usual where there is none yet. */
export function valuesOf(name: string, from: string, asked: SeasonAsked | undefined): Values {
  if (asked === undefined) return { ...usual, name, from };
  const { demand, regulars, seasonal, classes = [], trainers, overtime, surge, deferral, deflection: [notice] = [] } = asked;
  return {
    ...usual, name, from: asked.from, weeks: String(demand.weeks.length), cover: percent(demand.cover), headcount: String(regulars.headcount), annual_attrition: percent(regulars.annual_attrition), shrinkage: percent(regulars.shrinkage), hours_a_week: String(regulars.hours_a_week), hour_cost: units(regulars.hour_cost),
    ...(seasonal === undefined ? {} : {
      train_weeks: String(seasonal.train_weeks), washout: percent(seasonal.washout), nesting_weeks: String(seasonal.nesting_weeks), nesting_share: percent(seasonal.nesting_share), ramp: seasonal.ramp.map((one) => percent(one)).join(', '), s_attrition: percent(seasonal.annual_attrition), s_cost: units(seasonal.hour_cost),
      hiring_cost: units(seasonal.hiring_cost), recruiting_weeks: String(seasonal.recruiting_weeks), acceptance: percent(seasonal.acceptance), no_show: percent(seasonal.no_show), trainees: String(seasonal.trainees_a_trainer), mentoring: percent(seasonal.mentoring),
    }),
    trainers: String(Array.isArray(trainers) ? Math.max(...trainers) : (trainers ?? 0)), starts: classes.map((one) => one.start_week + 1).join(', '), least: String(classes[0]?.least ?? 6), most: String(classes[0]?.most ?? 24), o_hours: String(overtime?.hours_a_week ?? 0), o_factor: String(overtime?.factor ?? 1.5),
    p_people: String(surge?.most_people ?? 0), p_from: String((surge?.from_week ?? 5) + 1), p_lead: String(surge?.lead_weeks ?? 4), p_least: String(surge?.least_weeks ?? 4), p_worth: percent(surge?.productivity ?? 0.85), p_cost: units(surge?.hour_cost), p_fee: units(surge?.ramp_fee ?? 0), p_contract: units(surge?.contract_fee ?? 0),
    d_share: percent(deferral?.share), d_cost: units(deferral?.cost ?? 0), n_rate: percent(notice?.rate), n_evidence: notice?.evidence ?? 'guessed', n_from: String((notice?.from_week ?? 7) + 1), n_lead: String(notice?.lead_weeks ?? 3), n_once: units(notice?.cost_once ?? 0), n_week: units(notice?.cost_a_week ?? 0),
    budget: units(asked.budget), short_cost: units(asked.short_cost),
  };
}

export interface WeekTyped {
  readonly hours: string;
  readonly factor: string;
}

/** Which fields cannot be read. */
export function faultsOf(values: Values): FieldId[] {
  const seasonal = numbersIn(values.starts).length > 0;
  const needed = (id: FieldId): boolean => mayBeEmpty[id] === undefined && !(id in { starts: 1, ramp: 1 }) && (seasonal || !([...groups.seasonal, 'least', 'most'] as FieldId[]).includes(id)) && (number(values.p_people) > 0 || !id.startsWith('p_'));
  return (Object.values(groups).flat() as FieldId[]).filter((id) => {
    const { kind } = specOf(id);
    const typed = (values[id] ?? '').trim();
    if (kind === 'number') return typed === '' ? needed(id) : !(number(typed) >= 0);
    if (kind === 'list') return numbersIn(typed).some((one) => !(one > 0));
    return kind !== 'evidence' && typed === '';
  });
}

/** The question of the fields. Classes that are settled stay so. */
export function askedFrom(values: Values, weeks: readonly WeekTyped[], before: SeasonAsked | undefined): SeasonAsked {
  const of = (id: FieldId): number => number(values[id] ?? '');
  const [share, minor, week] = [(id: FieldId) => of(id) / 100, (id: FieldId) => Math.round(of(id) * 100), (id: FieldId) => Math.max(0, Math.round(of(id)) - 1)];
  const starts = numbersIn(values.starts ?? '');
  const settled = (start: number, at: number) => before?.classes?.find((one) => one.id === String(at + 1) && one.start_week === Math.round(start) - 1);
  const held = Object.fromEntries(starts.flatMap((start, at) => { const people = before?.held?.classes?.[String(at + 1)]; return people === undefined || settled(start, at) === undefined ? [] : [[String(at + 1), people]]; }));
  return {
    from: values.from ?? '', demand: { cover: share('cover'), weeks: weeks.map(({ hours, factor }) => ({ hours: Math.max(0, number(hours) || 0), factor: Math.max(0, number(factor) || 0) })) },
    regulars: { headcount: of('headcount'), annual_attrition: share('annual_attrition'), shrinkage: share('shrinkage'), hours_a_week: of('hours_a_week'), hour_cost: minor('hour_cost') },
    ...(starts.length === 0 ? {} : {
      seasonal: {
        train_weeks: of('train_weeks'), washout: share('washout'), nesting_weeks: of('nesting_weeks'), nesting_share: share('nesting_share'), ramp: numbersIn(values.ramp ?? '').map((one) => one / 100), annual_attrition: share('s_attrition'), hour_cost: minor('s_cost'), hiring_cost: minor('hiring_cost'),
        recruiting_weeks: of('recruiting_weeks'), acceptance: share('acceptance'), no_show: share('no_show'), trainees_a_trainer: of('trainees'), mentoring: share('mentoring'),
      },
      classes: starts.map((start, at) => ({ ...settled(start, at), id: String(at + 1), start_week: Math.round(start) - 1, least: of('least'), most: of('most') })), trainers: Math.round(of('trainers')),
    }),
    ...(of('o_hours') > 0 ? { overtime: { hours_a_week: of('o_hours'), factor: of('o_factor'), notice_weeks: 1 } } : {}),
    ...(of('p_people') > 0 ? { surge: { from_week: week('p_from'), lead_weeks: of('p_lead'), least_weeks: Math.max(1, of('p_least')), least_people: 1, most_people: Math.round(of('p_people')), productivity: share('p_worth'), hour_cost: minor('p_cost'), ramp_fee: minor('p_fee'), contract_fee: minor('p_contract') } } : {}),
    ...(of('d_share') > 0 ? { deferral: { share: share('d_share'), cost: minor('d_cost') } } : {}),
    ...(of('n_rate') > 0 ? { deflection: [{ id: '1', rate: share('n_rate'), evidence: evidences.find((one) => one === values.n_evidence) ?? 'guessed', from_week: week('n_from'), lead_weeks: of('n_lead'), cost_once: minor('n_once'), cost_a_week: minor('n_week') }] } : {}),
    ...(Object.keys(held).length === 0 ? {} : { held: { classes: held } }),
    ...((values.budget ?? '').trim() === '' ? {} : { budget: minor('budget') }), ...((values.short_cost ?? '').trim() === '' ? {} : { short_cost: minor('short_cost') }),
  };
}

/** A number as people type it, with a comma or a point. */
export function number(text: string | undefined): number {
  const typed = (text ?? '').trim().replace(',', '.');
  return typed === '' ? 0 : Number(typed);
}

export function numbersIn(text: string | undefined): number[] {
  return (text ?? '').split(/[;,\s]+/).filter((one) => one !== '').map(Number);
}
